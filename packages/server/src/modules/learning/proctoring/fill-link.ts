/** The provider's page for one session: both values are percent-encoded, so that neither adds anything to the address. */
export function fillLink(
  template: string,
  { attemptRef, returnUrl }: { attemptRef: string; returnUrl: string },
): string {
  return template
    .replace('{attemptRef}', () => encodeURIComponent(attemptRef))
    .replace('{returnUrl}', () => encodeURIComponent(returnUrl));
}
