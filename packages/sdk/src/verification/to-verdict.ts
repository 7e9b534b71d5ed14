import type {
  Check,
  CredentialSummary,
  Verdict as Finding,
  SummaryResult,
  SummarySkill,
  Technical,
} from '@laurel/credential';
import type { Verdict, VerdictCheck, VerifiedSummary } from '../types.ts';

/** A verdict in the form of the API, with what an engineer wants to see beside it. */
export type LocalVerdict = Verdict & { technical: Technical };

/** Puts a verdict of the credential package into the words of the API, so that one page can show either. */
export function toVerdict({ outcome, sentence, checks, warnings, credential, technical }: Finding): LocalVerdict {
  return {
    outcome,
    sentence,
    checkedAt: technical.checkedAt,
    checks: checks.map(check),
    warnings: warnings.map(({ reasonCode, sentence }) => ({ code: reasonCode, sentence })),
    credential: credential ? summary(credential) : null,
    technical,
  };
}

function check({ name, outcome, reasonCode, sentence, detail }: Check): VerdictCheck {
  return { name, outcome, reasonCode, sentence, detail: detail ?? null };
}

function summary({ id, issuer, subject, achievement, ...rest }: CredentialSummary): VerifiedSummary {
  return {
    id: id ?? null,
    issuerId: issuer.id,
    issuerName: issuer.name ?? null,
    subjectName: subject.name ?? null,
    achievementName: achievement?.name ?? rest.name ?? null,
    achievementDescription: achievement?.description ?? null,
    criteria: achievement?.criteriaNarrative ?? null,
    kind: achievement?.kind ?? achievement?.achievementType ?? null,
    imageUrl: achievement?.imageUrl ?? null,
    validFrom: rest.validFrom ?? null,
    validUntil: rest.validUntil ?? null,
    completedOn: rest.activityEnd ?? null,
    skills: (achievement?.skills ?? []).map(skill),
    results: rest.results.map(result),
  };
}

function skill({ name, url, description }: SummarySkill) {
  return { name, url: url ?? null, description: description ?? null };
}

function result({ name, value, status, requiredValue }: SummaryResult) {
  return { name: name ?? 'Result', value: value ?? status ?? '', requiredValue: requiredValue ?? null };
}
