import { CredentialError } from '../../errors.ts';
import { issuerOf, linksOfBadge } from '../../model/open-badges-2/assemble-badge.ts';
import {
  type BadgeAssertion,
  type BadgeClass,
  type BadgeIssuer,
  isRevokedAssertion,
  parseBadgeClass,
  parseBadgeIssuer,
} from '../../model/open-badges-2/parse-badge.ts';
import type { Evidence } from '../evidence.ts';
import { attempt, notRetrieved, type Read, unknown } from '../finding.ts';
import type { OpenedBadge } from '../opened-document.ts';

/** The addresses that a badge needs, as far as can be told from what was fetched already. */
export function badgeAddresses({ assertion }: OpenedBadge, retrievals: Evidence['retrievals'] | undefined): string[] {
  if (isRevokedAssertion(assertion)) return [];
  const links = linksOfBadge(assertion);
  const badgeClass = known(retrievals, links.badgeClass, parseBadgeClass) ?? embeddedClass(assertion);
  const issuerUrl = badgeClass === undefined ? links.issuer : issuerOf(badgeClass);
  const issuer = issuerUrl === undefined ? undefined : known(retrievals, issuerUrl, parseBadgeIssuer);
  const signed = assertion.verification.method === 'signed';
  const more = signed ? [assertion.verification.creator, issuer?.revocationList] : [];
  return [links.assertion, links.badgeClass, issuerUrl, ...more].filter((url) => url !== undefined);
}

/** The class that stands inside the assertion, which only counts where a signature covers it. */
export function embeddedClass({ badge, verification }: BadgeAssertion): BadgeClass | undefined {
  return typeof badge === 'object' && verification.method === 'signed' ? badge : undefined;
}

/** Reads a document that was fetched. */
export function readFetched<T>(evidence: Evidence, url: string, parse: (text: string) => T): Read<T> {
  const retrieval = evidence.retrievals.get(url);
  if (retrieval === undefined) return { ok: false, finding: unknown('evidence.missing', url) };
  if (!retrieval.ok) {
    return { ok: false, finding: notRetrieved(url, retrieval) };
  }
  const read = attempt(() => parse(retrieval.body));
  // What is at the address may be anybody's mistake: it says nothing about the badge.
  return read.ok
    ? read
    : { ok: false, finding: unknown('issuer.badge-unreadable', `${url} ${read.finding.detail ?? ''}`) };
}

/** The profile of the issuer, from its own address and nowhere else. */
export function readIssuer(evidence: Evidence, badgeClass: BadgeClass): Read<BadgeIssuer> {
  return readFetched(evidence, issuerOf(badgeClass), parseBadgeIssuer);
}

function known<T>(
  retrievals: Evidence['retrievals'] | undefined,
  url: string,
  parse: (text: string) => T,
): T | undefined {
  const retrieval = retrievals?.get(url);
  if (retrieval?.ok !== true) return undefined;
  try {
    return parse(retrieval.body);
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    return undefined;
  }
}
