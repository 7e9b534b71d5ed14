import type { VerificationMethod } from '../../did/did-document.ts';
import { toInstant } from '../../model/date-time.ts';
import { type Finding, fail, unknown } from '../finding.ts';
import type { LogFinding } from '../record/log-finding.ts';

/** How long a list may still be signed by a key that its issuer has retired since: a list of Laurel's is in force for a day. */
const GRACE_MS = 86_400_000;

/** A key and the signature that was made with it. */
export interface KeyUse {
  readonly method: VerificationMethod;
  /** When it was made, in the signer's own word: whoever stole a key can write an earlier date. */
  readonly created: string | undefined;
  /** True where that moment is not the signer's word, but a blockchain's. */
  readonly isWitnessed?: boolean | undefined;
}

/** Whether a key counted when it signed. */
export interface KeyWindowFinding {
  readonly finding?: Finding | undefined;
  /** The key was withdrawn, but after a moment at which others than the signer saw what was signed. */
  readonly revokedLater?: string | undefined;
  /** The key was stolen, but after the log held what was signed. */
  readonly stolenLater?: string | undefined;
}

/**
 * True where a log decides about the key and not a date: for one that was withdrawn, and for one that is no longer used where
 * the document says how many entries the log had then.
 */
export function dependsOnLog({ revoked, expires, logSize }: VerificationMethod): boolean {
  return revoked !== undefined || (expires !== undefined && logSize !== undefined);
}

/**
 * Whether a key counted when it made a signature that is to last: for a credential. Where the issuer's log tells, the date
 * in the signature proves nothing, and what came into the log after the key was given up was not signed in its time. A key
 * that was withdrawn may be anybody's: what nobody saw before that is not taken for signed before, whatever it says.
 *
 * @see https://www.w3.org/TR/cid-1.0/#revocation-semantics
 */
export function checkKeyWindow(use: KeyUse, { found, now }: { found: LogFinding; now: Date }): KeyWindowFinding {
  const { method, created } = use;
  const { revoked, expires, logSize } = method;
  if (revoked === undefined && isAfter(created, expires)) return { finding: fail('issuer.key-expired', expires) };
  if (!dependsOnLog(method)) return isUndatedAfter(created, expires, now) ? { finding: expiredUndated(expires) } : {};
  if (revoked !== undefined && logSize === undefined) return withdrawn(use, { revoked, found, now });
  const entry = wouldHelp(found, logSize) ? NOT_ENOUGH : found;
  const isBefore = entry.kind === 'logged' && isBelow(entry.index, logSize);
  if (revoked === undefined) return isBefore ? {} : { finding: retired(entry, `${expires}, log size ${logSize}`) };
  if (isBefore) return { stolenLater: revoked };
  return { finding: stolen({ created, revoked, entry, detail: `${revoked}, log size ${logSize}` }) };
}

/**
 * Whether a key counts now, for what is to be true now: a status list, or a presentation. A key that was stolen counts for
 * nothing any more, whatever date it signed: no log holds what it signed here. One that was retired counts for a day.
 */
export function checkKeyNow({ method, created }: KeyUse, now: Date): KeyWindowFinding {
  const { revoked, expires } = method;
  if (revoked !== undefined && now >= toInstant(revoked)) return { finding: fail('issuer.key-revoked', revoked) };
  const isOver = expires !== undefined && now.getTime() > toInstant(expires).getTime() + GRACE_MS;
  return isOver || isAfter(created, expires) || isUndatedAfter(created, expires, now)
    ? { finding: fail('issuer.key-expired', expires) }
    : {};
}

interface Withdrawn {
  readonly revoked: string;
  readonly found: LogFinding;
  readonly now: Date;
}

/** All that can be said where the document does not tell how long the log was. */
function withdrawn(
  { method: { expires }, created, isWitnessed = false }: KeyUse,
  { revoked, found, now }: Withdrawn,
): KeyWindowFinding {
  if (isAfter(created, expires)) return { finding: fail('issuer.key-expired', expires) };
  if (isAfter(created, revoked)) return { finding: fail('issuer.key-revoked', revoked) };
  if (isUndatedAfter(created, expires, now)) return { finding: expiredUndated(expires) };
  const end = toInstant(revoked);
  if (now < end) return {};
  const logged = found.kind === 'logged' && found.lack === undefined ? found.time : undefined;
  if (isWitnessed || (logged !== undefined && logged < end)) return { revokedLater: revoked };
  return { finding: unknown('issuer.key-revoked-undated', revoked) };
}

const NOT_ENOUGH: LogFinding = { kind: 'unknown', reasonCode: 'record.too-few-cosignatures' };

/** A receipt that is not enough by the verifier's policy may speak against a signature, and never for it. */
function wouldHelp(found: LogFinding, logSize: unknown): boolean {
  return found.kind === 'logged' && found.lack !== undefined && isBelow(found.index, logSize);
}

function retired(entry: LogFinding, detail: string): Finding {
  return entry.kind === 'logged' ? fail('issuer.back-dated', detail) : unknown('issuer.key-retired-unknown', detail);
}

interface Stolen {
  readonly created: string | undefined;
  readonly revoked: string;
  readonly entry: LogFinding;
  readonly detail: string;
}

function stolen({ created, revoked, entry, detail }: Stolen): Finding {
  if (isAfter(created, revoked)) return fail('issuer.key-compromised', detail);
  if (entry.kind === 'logged') return fail('issuer.back-dated', `${detail}, entry ${entry.index}`);
  // The log was asked and does not know it, or knows something else in its place.
  const isAnswered = entry.kind === 'absent' || entry.kind === 'contradicted';
  if (isAnswered) return fail('issuer.key-compromised-unlogged', `${detail}, ${entry.detail}`);
  return unknown('issuer.key-compromised-unknown', detail);
}

function isBelow(index: number, logSize: unknown): boolean {
  return typeof logSize === 'number' && Number.isSafeInteger(logSize) && index < logSize;
}

/** True if the signature says that it was made at the end or later. */
function isAfter(created: string | undefined, end: string | undefined): boolean {
  return created !== undefined && end !== undefined && toInstant(created) >= toInstant(end);
}

/** True if it does not say when, and may have been made since: until the end has come, whatever is there is from before. */
function isUndatedAfter(created: string | undefined, end: string | undefined, now: Date): boolean {
  return created === undefined && end !== undefined && now >= toInstant(end);
}

function expiredUndated(expires: string | undefined): Finding {
  return unknown('issuer.key-expired-undated', expires);
}
