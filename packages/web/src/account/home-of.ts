/** Where somebody starts: those who issue at their desk, everybody else at their learning. */
export function homeOf({ memberships }: { memberships: readonly unknown[] }): string {
  return memberships.length > 0 ? '/issuer' : '/learn';
}
