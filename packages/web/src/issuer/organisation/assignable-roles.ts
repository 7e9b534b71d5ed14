import type { Role } from '@laurel/sdk';

const all: readonly Role[] = ['owner', 'admin', 'issuer', 'instructor', 'reviewer', 'viewer'];

/** The roles somebody of this role may give: only an owner makes owners. */
export function assignableRoles(own: Role): Role[] {
  return all.filter((role) => role !== 'owner' || own === 'owner');
}

/** Only an owner changes or removes an owner. */
export function mayChange(own: Role, theirs: Role): boolean {
  return theirs !== 'owner' || own === 'owner';
}

/** A role as it came in a form, if the reader may give it. */
export function chosenRole(value: FormDataEntryValue | null, own: Role): Role | undefined {
  return assignableRoles(own).find((role) => role === value);
}
