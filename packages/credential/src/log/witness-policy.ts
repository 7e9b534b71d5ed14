import type { LogPolicy } from './log-policy.ts';
import { NO_QUORUM } from './log-policy.ts';
import { parseLogPolicy } from './parse-log-policy.ts';

/** What `witnessPolicy` needs. */
export interface WitnessPolicyInput {
  /** The keys of the witnesses that one knows, as text. */
  readonly witnesses: readonly string[];
  /** How many of them must have cosigned; 0 when left out: who has is said, and nobody must. */
  readonly quorum?: number | undefined;
}

/**
 * The policy of somebody who knows some witnesses and wants so many of them, whichever. It is held to the same rules as one
 * that was written: no key twice.
 *
 * @throws CredentialError `log.policy-malformed`
 * @example
 * const policy = witnessPolicy({ witnesses: ['witness.example/w1+…', 'witness.example/w2+…'], quorum: 1 });
 */
export function witnessPolicy({ witnesses, quorum = 0 }: WitnessPolicyInput): LogPolicy {
  const names = witnesses.map((_, at) => `w${at + 1}`);
  const known = witnesses.map((key, at) => `witness ${names[at]} ${key}`);
  const wanted = quorum === 0 ? [`quorum ${NO_QUORUM}`] : [`group known ${quorum} ${names.join(' ')}`, 'quorum known'];
  return parseLogPolicy([...known, ...wanted, ''].join('\n'));
}
