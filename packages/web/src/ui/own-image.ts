/**
 * The address of an image if it is on this server; undefined for any other. The security policy lets no page load images
 * from elsewhere, so that opening a credential tells nobody that it was opened.
 */
export function ownImage(url: string | null | undefined, origin: string): string | undefined {
  if (!url) return undefined;
  return URL.parse(url, origin || undefined)?.origin === origin ? url : undefined;
}
