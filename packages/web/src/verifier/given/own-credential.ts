/** Which credential of this server an id names. */
export function ownCredential(id: string | undefined, origin: string): string | undefined {
  const page = URL.parse(id ?? '');
  return page?.origin === origin ? /^\/credentials\/([0-9a-f-]{36})$/.exec(page.pathname)?.[1] : undefined;
}
