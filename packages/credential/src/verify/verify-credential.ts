import type { LogPolicy } from '../log/log-policy.ts';
import type { Clock, Occasion } from './checks/clock.ts';
import type { ReadLists } from './checks/list-reading.ts';
import type { Content } from './content.ts';
import type { Evidence } from './evidence.ts';
import { attempt, unknown } from './finding.ts';
import type { KnownIssuer } from './known-issuers.ts';
import { MAX_DEPTH } from './max-depth.ts';
import { verifyOpenedBadge } from './open-badge-2/verify-opened-badge.ts';
import { openDocument } from './open-document.ts';
import type { Verdict } from './result.ts';
import { unread } from './unread.ts';
import { verifyOpenedCredential } from './verify-opened-credential.ts';
import { verifyOpenedPresentation } from './verify-opened-presentation.ts';

/** How far apart the clocks of signer and verifier may be before a date counts as wrong. */
export const CLOCK_TOLERANCE_SECONDS = 60;

/** What the person who verifies may decide. */
export interface VerificationPolicy {
  /** At most 300, by default {@link CLOCK_TOLERANCE_SECONDS}. */
  readonly clockToleranceSeconds?: number | undefined;
  /** The issuers that the verifier knows. Who is not among them is not worse for it: the verdict says so, as information. */
  readonly knownIssuers?: readonly KnownIssuer[] | undefined;
  /**
   * What the verifier asked for, when it asked somebody to show something. Give both, and a fresh challenge each time:
   * without them a presentation that was copied somewhere passes, with a warning. With them, whatever nobody signed for this
   * occasion fails: a credential by itself, or an SD-JWT without its holder's key binding.
   */
  readonly request?: Omit<Occasion, 'purpose'> | undefined;
  /**
   * Who verifies: any text, the very one that the holder was given. Needed for a credential that is shown under a pseudonym,
   * which was made for one verifier; `technical.proofs` then says which pseudonym it is, the same at each visit.
   */
  readonly verifierId?: string | undefined;
  /**
   * Whether a credential must be in a public log of its issuer. Without it, not knowing whether it is says nothing against
   * it. Have receipts fetched then (`records: 'fetch'`), where none comes with the credential.
   */
  readonly record?: 'required' | undefined;
  /**
   * Which logs count, which witnesses are known, and which of them must have cosigned the checkpoint of a receipt. How many
   * have is said in any case. A receipt with too few shows nothing: the check `record` is then unknown, and so is what rests
   * on it where a key was given up. It requires no record by itself: see `record`.
   */
  readonly logPolicy?: LogPolicy | undefined;
}

/** What `verifyCredential` needs. */
export interface VerifyCredentialInput {
  readonly text: Content;
  readonly evidence: Evidence;
  /** The verifier's time. There is no default: a check of dates against an unknown clock is none. */
  readonly now: Date;
  readonly policy?: VerificationPolicy | undefined;
  /** Receipts that came with it, in any order, where the evidence was not gathered with them. */
  readonly receipts?: readonly string[] | undefined;
}

/**
 * The verdict about a credential, or about a presentation of several, from its text and from what was fetched for it: the
 * one function behind every answer that Laurel gives. It fetches nothing, keeps nothing and does not throw for bad input
 * (an invalid `now` is the caller's fault, and a RangeError).
 *
 * Checks: parse → proof → issuer → status → validity → schema → resources → contents → record. A fail makes it *not
 * valid*; otherwise anything unknown makes it *could not be checked* (a record only where the policy requires one); otherwise
 * it is *valid*. It cannot know whether the issuer
 * deserves trust: that is the reader's to decide from `credential.issuer`, and `information` says whether the verifier
 * knows it.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#verification
 * @example
 * const evidence = await gatherEvidence({ text, retrieve });
 * const { outcome, sentence, checks } = await verifyCredential({ text, evidence, now: new Date() });
 */
export async function verifyCredential(input: VerifyCredentialInput): Promise<Verdict> {
  const { text, now, policy = {} } = input;
  const { receipts = input.evidence.receipts } = input;
  const { logPolicy = input.evidence.logPolicy } = policy;
  const evidence = { ...input.evidence, receipts, logPolicy };
  const clock = { now, toleranceMs: toleranceSeconds(policy) * 1_000 };
  return verifyContent(text, { evidence, clock, policy, carriers: new Map(), lists: new Map() }, 0);
}

interface World {
  readonly evidence: Evidence;
  readonly clock: Clock;
  readonly policy: VerificationPolicy;
  /** The verdicts about credentials that carry schemas. */
  readonly carriers: Map<Content, Promise<Verdict>>;
  readonly lists: ReadLists;
}

async function verifyContent(content: Content, world: World, depth: number): Promise<Verdict> {
  const { evidence, clock } = world;
  if (depth >= MAX_DEPTH) return unread(unknown('contents.too-deep'), clock.now);
  const read = attempt(() => openDocument(content, evidence.contexts));
  if (!read.ok) return unread(read.finding, clock.now);
  const opened = read.value;
  const inner = (other: Content) => verifyContent(other, world, depth + 1);
  const contents = await Promise.all(opened.contained.map(inner));
  const carrier = (other: Content) => verifyCarrier(other, world, depth);
  const verifying = { ...world, content, inner, carrier, contents, isOutermost: depth === 0 };
  if (opened.kind === 'badge') return verifyOpenedBadge(opened, verifying);
  return opened.kind === 'credential'
    ? verifyOpenedCredential(opened, verifying)
    : verifyOpenedPresentation(opened, verifying);
}

/** As deep as may be, so that nothing inside it is followed. */
function verifyCarrier(content: Content, world: World, depth: number): Promise<Verdict> {
  if (depth + 1 >= MAX_DEPTH) return verifyContent(content, world, MAX_DEPTH);
  const known = world.carriers.get(content) ?? verifyContent(content, world, MAX_DEPTH - 1);
  world.carriers.set(content, known);
  return known;
}

/** NaN compares false with everything, and would let every date pass. */
function toleranceSeconds({ clockToleranceSeconds = CLOCK_TOLERANCE_SECONDS }: VerificationPolicy): number {
  if (Number.isNaN(clockToleranceSeconds)) return CLOCK_TOLERANCE_SECONDS;
  return Math.min(Math.max(clockToleranceSeconds, 0), 300);
}
