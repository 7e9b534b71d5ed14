import type { AnswerOf, endpoints } from '@laurel/api';
import type { EvidenceVerdict } from './credential-store.ts';

/** What the verifier answers. */
export type Verdict = AnswerOf<typeof endpoints.verifyCredential>;

/** What of a verdict is kept beside the evidence: what it says, of whom, and how it was found to be. */
export function toEvidenceVerdict({ outcome, sentence, checks, credential, technical }: Verdict): EvidenceVerdict {
  return {
    name: credential?.achievement?.name ?? credential?.name ?? '',
    issuerName: credential?.issuer.name ?? credential?.issuer.id ?? '',
    recipientName: credential?.subject.name ?? '',
    outcome,
    sentence,
    checks: checks
      .filter((check) => check.outcome !== 'not-applicable')
      .map((check) => ({ name: check.name, outcome: check.outcome, sentence: check.sentence })),
    checkedAt: technical.checkedAt,
  };
}
