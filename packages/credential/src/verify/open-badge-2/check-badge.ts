import type { OpenedEnvelope } from '../../jose/envelope.ts';
import { publicKeyOfPem } from '../../key/public-key-of-pem.ts';
import { assembleBadge, type HostedBadge, linksOfBadge } from '../../model/open-badges-2/assemble-badge.ts';
import { isInHostedScope } from '../../model/open-badges-2/is-in-hosted-scope.ts';
import {
  type BadgeAssertion,
  type BadgeIssuer,
  type BadgeKey,
  isRevokedAssertion,
  parseAssertion,
  parseBadgeClass,
  parseBadgeKey,
  parseBadgeRevocationList,
} from '../../model/open-badges-2/parse-badge.ts';
import { revocationOfBadge } from '../../model/open-badges-2/revocation-of-badge.ts';
import type { Evidence } from '../evidence.ts';
import { attempt, type Finding, fail, notApplicable, pass, type Read, refused, unknown } from '../finding.ts';
import type { OpenedBadge } from '../opened-document.ts';
import { embeddedClass, readFetched, readIssuer } from './badge-evidence.ts';

/** What the checks of a badge found; the badge itself only where it is genuine and its issuer's. */
export interface BadgeFindings {
  readonly proof: Finding;
  readonly issuer: Finding;
  readonly status: Finding;
  readonly badge?: HostedBadge | undefined;
  /** What signed it, for the engineer. */
  readonly key?: string | undefined;
}

const notReached = unknown('check.not-reached');

/**
 * A hosted badge is genuine because its issuer's server says so today; a signed one because a key signed it that the
 * issuer's own profile lists.
 *
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#VerificationObject
 */
export async function checkBadge({ assertion, envelope }: OpenedBadge, evidence: Evidence): Promise<BadgeFindings> {
  if (isRevokedAssertion(assertion)) return revoked(assertion.revocationReason);
  return envelope === undefined ? checkHosted(assertion, evidence) : checkSigned(assertion, envelope, evidence);
}

function checkHosted(given: BadgeAssertion, evidence: Evidence): BadgeFindings {
  const fetchedFrom = linksOfBadge(given).assertion;
  if (fetchedFrom === undefined) return stopped(fail('proof.missing'));
  const hosted = readFetched(evidence, fetchedFrom, parseAssertion);
  if (!hosted.ok) return stopped(hosted.finding);
  if (isRevokedAssertion(hosted.value)) return revoked(hosted.value.revocationReason);
  if (!saysTheSame(given, hosted.value)) return stopped(fail('proof.hosted-differs', fetchedFrom));
  const assembled = assemble(hosted.value, evidence, fetchedFrom);
  if (!assembled.ok) return { proof: pass('proof.hosted', fetchedFrom), issuer: assembled.finding, status: notReached };
  const badge = assembled.value;
  const { revocationReason } = badge.assertion;
  return {
    proof: pass('proof.hosted', fetchedFrom),
    issuer: isInHostedScope(badge)
      ? pass('issuer.hosts-badge', badge.issuer.id)
      : fail('issuer.hosted-elsewhere', fetchedFrom),
    status: badge.assertion.revoked ? fail('status.revoked', revocationReason) : pass('status.good'),
    badge,
  };
}

async function checkSigned(
  assertion: BadgeAssertion,
  envelope: OpenedEnvelope,
  evidence: Evidence,
): Promise<BadgeFindings> {
  const assembled = assemble(assertion, evidence, undefined);
  if (!assembled.ok) return stopped(assembled.finding);
  const badge = assembled.value;
  const listed = listedKey(badge, evidence);
  if (!listed.ok) return { proof: unknown('proof.key-unavailable'), issuer: listed.finding, status: notReached };
  const { id, publicKeyPem } = listed.value;
  return {
    proof: await checkSignature(envelope, publicKeyPem),
    issuer: pass('issuer.key-owner', badge.issuer.id),
    status: checkRevocationList(badge, evidence),
    badge,
    key: id,
  };
}

/** What a person would call the same badge. The text of a file may be older than what is hosted. */
function saysTheSame(given: BadgeAssertion, hosted: BadgeAssertion): boolean {
  const essence = (assertion: BadgeAssertion) =>
    JSON.stringify([
      assertion.recipient.identity,
      linksOfBadge(assertion).badgeClass,
      new Date(assertion.issuedOn).getTime(),
      assertion.expires ?? null,
    ]);
  return essence(given) === essence(hosted);
}

function assemble(assertion: BadgeAssertion, evidence: Evidence, fetchedFrom: string | undefined): Read<HostedBadge> {
  const embedded = embeddedClass(assertion);
  const badgeClass: Read<NonNullable<typeof embedded>> =
    embedded === undefined
      ? readFetched(evidence, linksOfBadge(assertion).badgeClass, parseBadgeClass)
      : { ok: true, value: embedded };
  if (!badgeClass.ok) return badgeClass;
  const issuer = readIssuer(evidence, badgeClass.value);
  if (!issuer.ok) return issuer;
  return attempt(() => assembleBadge({ assertion, badgeClass: badgeClass.value, issuer: issuer.value, fetchedFrom }));
}

/** The key that the badge names, or the issuer's only one. The profile must list it, and it must say that it is theirs. */
function listedKey({ assertion, issuer }: HostedBadge, evidence: Evidence): Read<BadgeKey> {
  const entries = issuer.publicKey ?? [];
  const ids = entries.map((entry) => (typeof entry === 'string' ? entry : entry.id));
  const { creator = ids.length === 1 ? ids[0] : undefined } = assertion.verification;
  if (creator === undefined || !ids.includes(creator)) {
    return { ok: false, finding: fail('issuer.key-not-listed', creator ?? 'no key is named') };
  }
  const inside = entries.find((entry) => typeof entry === 'object' && entry.id === creator);
  const read: Read<BadgeKey> =
    typeof inside === 'object' ? { ok: true, value: inside } : readFetched(evidence, creator, parseBadgeKey);
  if (read.ok && read.value.owner !== issuer.id) {
    return { ok: false, finding: fail('issuer.key-controller-wrong', read.value.owner) };
  }
  return read;
}

async function checkSignature(envelope: OpenedEnvelope, publicKeyPem: string): Promise<Finding> {
  try {
    const verified = await envelope.verify(publicKeyOfPem(publicKeyPem));
    return verified === undefined ? fail('proof.signature-wrong') : pass('proof.genuine', envelope.algorithm);
  } catch (error) {
    return refused(error);
  }
}

function checkRevocationList({ assertion, issuer }: HostedBadge, evidence: Evidence): Finding {
  const { revocationList }: BadgeIssuer = issuer;
  if (revocationList === undefined) return notApplicable('status.none');
  const list = readFetched(evidence, revocationList, parseBadgeRevocationList);
  if (!list.ok) return list.finding;
  const revocation = revocationOfBadge(assertion, list.value);
  return revocation === undefined ? pass('status.good') : fail('status.revoked', revocation.reason);
}

function stopped(finding: Finding): BadgeFindings {
  return { proof: finding, issuer: notReached, status: notReached };
}

function revoked(reason: string | undefined): BadgeFindings {
  return { proof: notReached, issuer: notReached, status: fail('status.revoked', reason) };
}
