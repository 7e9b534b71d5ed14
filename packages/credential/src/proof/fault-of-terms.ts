import { toInstant } from '../model/date-time.ts';
import type { ProofOptions } from './proof.ts';
import type { ProofPurpose } from './proof-purpose.ts';

/** What a verifier expects of the terms of a proof. */
export interface ExpectedTerms {
  readonly now: Date;
  /** How far apart the clocks of signer and verifier may be. */
  readonly toleranceMs: number;
  readonly proofPurpose: ProofPurpose;
  /** Where the verifier is: all of the names, and no other, must be those that the signer wrote. */
  readonly domain?: string | readonly string[] | undefined;
  /** What the verifier asked the signer to sign, this once. */
  readonly challenge?: string | undefined;
  /**
   * What to do with a domain or a challenge for which the verifier did not ask: the proof was made for somebody else, and
   * is refused. To ignore it is for a verifier who knows that it was asked for elsewhere.
   */
  readonly unasked?: 'refused' | 'ignored' | undefined;
}

/** What is wrong with the terms of a proof. */
export interface TermsFault {
  readonly fault:
    | 'purpose-wrong'
    | 'expired'
    | 'created-in-future'
    | 'bound-elsewhere'
    | 'domain-wrong'
    | 'challenge-wrong';
  readonly detail: string;
}

/**
 * Looks at what a proof says of itself: its purpose, its time, and for whom it was made. `undefined` when all is as
 * expected. Nothing of it is worth anything before the signature is verified, which covers all of it.
 *
 * What it cannot know: whether the challenge was used before. Whoever made it keeps account of that.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#verify-proof
 */
export function faultOfTerms(proof: ProofOptions, expected: ExpectedTerms): TermsFault | undefined {
  return (
    purposeFault(proof, expected) ??
    timeFault(proof, expected) ??
    domainFault(proof, expected) ??
    challengeFault(proof, expected)
  );
}

function purposeFault({ proofPurpose }: ProofOptions, expected: ExpectedTerms): TermsFault | undefined {
  return proofPurpose === expected.proofPurpose ? undefined : { fault: 'purpose-wrong', detail: proofPurpose };
}

function timeFault({ created, expires }: ProofOptions, { now, toleranceMs }: ExpectedTerms): TermsFault | undefined {
  if (expires !== undefined && toInstant(expires).getTime() <= now.getTime() - toleranceMs) {
    return { fault: 'expired', detail: expires };
  }
  if (created !== undefined && toInstant(created).getTime() > now.getTime() + toleranceMs) {
    return { fault: 'created-in-future', detail: created };
  }
  return undefined;
}

function domainFault({ domain }: ProofOptions, expected: ExpectedTerms): TermsFault | undefined {
  const [named, wanted] = [asSet(domain), asSet(expected.domain)];
  if (expected.domain === undefined) return unaskedFault('domain', domain, expected);
  const same = named.size === wanted.size && [...named].every((name) => wanted.has(name));
  return same ? undefined : { fault: 'domain-wrong', detail: [...named].join(', ') || 'none' };
}

function challengeFault({ challenge }: ProofOptions, expected: ExpectedTerms): TermsFault | undefined {
  if (expected.challenge === undefined) return unaskedFault('challenge', challenge, expected);
  return challenge === expected.challenge ? undefined : { fault: 'challenge-wrong', detail: challenge ?? 'none' };
}

function unaskedFault(member: string, value: unknown, { unasked = 'refused' }: ExpectedTerms): TermsFault | undefined {
  return value === undefined || unasked === 'ignored' ? undefined : { fault: 'bound-elsewhere', detail: member };
}

function asSet(value: string | readonly string[] | undefined): ReadonlySet<string> {
  if (value === undefined) return new Set();
  return new Set(typeof value === 'string' ? [value] : value);
}
