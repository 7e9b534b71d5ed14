import { CredentialError } from '../../errors.ts';
import type { BadgeAssertion, BadgeClass, BadgeIssuer } from './parse-badge.ts';

/** The three documents of one badge, which belong together. */
export interface HostedBadge {
  readonly assertion: BadgeAssertion;
  readonly badgeClass: BadgeClass;
  readonly issuer: BadgeIssuer;
}

/** The addresses of the documents that a badge is made of. */
export interface BadgeLinks {
  /** Where a hosted assertion must be found. Undefined for a signed one, whose text is in hand. */
  readonly assertion?: string | undefined;
  readonly badgeClass: string;
  /** Known when the badge class stands inside the assertion, or was read. */
  readonly issuer?: string | undefined;
}

/**
 * Where the documents of a badge must be fetched. What stands inside an assertion is only believed for where it leads to:
 * anybody can write somebody else's name into a file of their own.
 */
export function linksOfBadge({ id, verification, badge }: BadgeAssertion): BadgeLinks {
  const { method, url } = verification;
  return {
    assertion: method === 'hosted' ? (url ?? id) : undefined,
    badgeClass: typeof badge === 'string' ? badge : badge.id,
    issuer: typeof badge === 'string' ? undefined : issuerOf(badge),
  };
}

/** The address of the issuer of a badge class. */
export function issuerOf({ issuer }: BadgeClass): string {
  return typeof issuer === 'string' ? issuer : issuer.id;
}

/** What `assembleBadge` needs: what was found at the addresses of `linksOfBadge`. */
export interface BadgeParts extends HostedBadge {
  /** Where the assertion was fetched from. Undefined for a signed one. */
  readonly fetchedFrom?: string | undefined;
}

/**
 * Puts the documents of a badge together, when they are the ones that were meant: each has the id by which the other names
 * it, and a hosted assertion is at its own address. The badge class of a signed assertion may be the one inside it, which
 * the signature covers; an issuer must always be fetched.
 *
 * What it cannot know: that each was really fetched from its address, over a connection that can be believed.
 *
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#HostedBadge
 * @throws CredentialError `credential.malformed`
 */
export function assembleBadge({ assertion, badgeClass, issuer, fetchedFrom }: BadgeParts): HostedBadge {
  const links = linksOfBadge(assertion);
  if (links.assertion !== undefined && (links.assertion !== fetchedFrom || !isOwnAddress(assertion, fetchedFrom))) {
    throw mismatch('the assertion', fetchedFrom ?? 'nowhere', links.assertion);
  }
  if (badgeClass.id !== links.badgeClass) throw mismatch('the badge class', badgeClass.id, links.badgeClass);
  if (issuer.id !== issuerOf(badgeClass)) throw mismatch('the issuer', issuer.id, issuerOf(badgeClass));
  return { assertion, badgeClass, issuer };
}

/** 1.x named the address beside a `uid` of its own; 2.0 makes it the id. */
function isOwnAddress({ id }: BadgeAssertion, address: string): boolean {
  return id === undefined || id === address;
}

function mismatch(what: string, found: string, wanted: string): CredentialError {
  return new CredentialError('credential.malformed', `${what} is ${found}, not ${wanted}`);
}
