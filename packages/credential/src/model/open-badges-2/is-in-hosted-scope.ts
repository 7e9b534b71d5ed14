import type { HostedBadge } from './assemble-badge.ts';

/**
 * True if the issuer says that its assertions may stand where this one does. By default that is where its own profile
 * stands, for the badge class as well; an issuer may name hosts (`allowedOrigins`) and beginnings of addresses
 * (`startsWith`), and what it names must all hold.
 *
 * The profile must have been fetched from its own address: whoever may write the profile may widen the scope.
 *
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#VerificationObject
 */
export function isInHostedScope({ assertion, badgeClass, issuer }: HostedBadge): boolean {
  const place = webUrl(assertion.verification.url ?? assertion.id);
  if (place === undefined) return false;
  const { startsWith = [], allowedOrigins = [] } = issuer.verification ?? {};
  if (startsWith.length === 0 && allowedOrigins.length === 0) {
    const home = webUrl(issuer.id);
    return home !== undefined && [place, webUrl(badgeClass.id)].every((url) => url?.origin === home.origin);
  }
  const begins = startsWith.length === 0 || startsWith.some((beginning) => isBelow(place, beginning));
  return begins && (allowedOrigins.length === 0 || allowedOrigins.some((origin) => isHost(place, origin)));
}

/** Compared as addresses: `https://issuer.example` is no beginning of `https://issuer.example.evil.example/1`. */
function isBelow(place: URL, beginning: string): boolean {
  const start = webUrl(beginning);
  return start !== undefined && start.origin === place.origin && place.href.startsWith(start.href);
}

/** A registered name, as the standard has it, or an origin, as many write it. */
function isHost(place: URL, allowed: string): boolean {
  return place.host === allowed.toLowerCase() || place.origin === webUrl(allowed)?.origin;
}

function webUrl(address: string | undefined): URL | undefined {
  const url = address === undefined ? null : URL.parse(address);
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isWeb ? url : undefined;
}
