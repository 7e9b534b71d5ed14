/** The name of the key that records an issuer's credentials on a chain: it is the install's, and signs none of them. */
export function recorderOf(did: string): string {
  return `${did}#recorder`;
}
