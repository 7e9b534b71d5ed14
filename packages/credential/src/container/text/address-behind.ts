/** Where others wrap an address in one of their own: host, and the parameter that holds ours. */
const WRAPPERS: readonly (readonly [host: RegExp, parameter: string])[] = [
  [/(?:^|\.)linkedin\.com$/, 'certUrl'],
  [/(?:^|\.)linkedin\.com$/, 'url'],
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, 'url'],
  [/^www\.google\.com$/, 'q'],
];

/** The address of the credential's page behind what a social network or a mail program made of it; else the same one. */
export function addressBehind(url: string): string {
  const parsed = URL.parse(url);
  for (const [host, parameter] of WRAPPERS) {
    const inner = parsed !== null && host.test(parsed.hostname) ? parsed.searchParams.get(parameter) : null;
    if (inner !== null && /^https?:\/\//i.test(inner)) return URL.parse(inner)?.href ?? url;
  }
  return url;
}
