import type { CredentialView, Verdict, VerifiedSummary } from '@laurel/sdk';
import type { DefinedSkill } from '../achievement/skill-definitions.tsx';

export interface Result {
  name: string;
  value: string;
  requiredValue: string | undefined;
  /** The most there is to reach. */
  max: string | undefined;
  unit: string;
  /** Of a level in a rubric: which of how many, and what the issuer says of it. */
  level?: { at: number; of: number; description: string | undefined } | undefined;
}

/** What a credential says. */
export interface Claims {
  title: string;
  recipient: string;
  kind: CredentialView['achievement']['kind'];
  issuerName: string;
  imageUrl: string | undefined;
  description: string;
  criteria: string;
  credits: number | undefined;
  /** In which system they count, where the credential says so. */
  creditSystem: string | null;
  hours: number | undefined;
  level: string | undefined;
  skills: readonly DefinedSkill[];
  results: readonly Result[];
  /** Only of what was signed, as it was checked just now. */
  evidence: NonNullable<VerifiedSummary['evidence']>;
}

/**
 * What the page shows: what was signed, as verified just now. An achievement may have been edited since; its credentials
 * say what they said. Only where the check brought no claims does the server's record stand in.
 */
export function claimsOf(view: CredentialView, verdict: Verdict | null): Claims {
  const signed = verdict?.credential;
  if (!signed?.achievement) return recordedClaims(view);
  const recorded = recordedClaims(view);
  const { achievement, subject, issuer, results, creditsEarned } = signed;
  return {
    title: achievement.name,
    recipient: subject.name ?? recorded.recipient,
    kind: achievement.kind ?? recorded.kind,
    issuerName: issuer.name ?? recorded.issuerName,
    imageUrl: achievement.imageUrl,
    description: achievement.description,
    credits: creditsEarned ?? achievement.creditsAvailable,
    ...signedWork(view, achievement),
    skills: achievement.skills,
    results: results.map(
      ({ name, value, status, requiredValue, valueMax, resultType, levelPlace, levelDescription }) => ({
        name: name ?? '',
        value: value ?? status ?? '',
        requiredValue,
        max: valueMax,
        unit: resultType === 'Percent' ? '%' : '',
        level: levelPlace && { ...levelPlace, description: levelDescription },
      }),
    ),
    // The holder may have taken the links out of the one that counts in its place.
    evidence: (signed.evidence ?? []).filter(({ url }) => url === undefined || view.replacedBy === null),
  };
}

/**
 * Workload, level and the system of the credits have no term: the signed criteria close with a sentence for each. What is
 * shown as a fact is not said once more among the criteria. A system counts if the achievement names it as well.
 */
function signedWork(
  { achievement: { creditSystem } }: CredentialView,
  { criteriaNarrative = '', creditsAvailable }: NonNullable<VerifiedSummary['achievement']>,
): Pick<Claims, 'hours' | 'level' | 'creditSystem' | 'criteria'> {
  const paragraphs = criteriaNarrative.split('\n\n');
  const take = (isMeant: (paragraph: string) => boolean) => {
    const at = paragraphs.findLastIndex(isMeant);
    return at < 0 ? undefined : paragraphs.splice(at, 1)[0];
  };
  const hours = /[\d.]+/.exec(take((paragraph) => /^Workload: [\d.]+ hours?\.$/.test(paragraph)) ?? '')?.[0];
  const level = take((paragraph) => /^Level: .+\.$/.test(paragraph))?.slice('Level: '.length, -1);
  const credits = `Credits: ${creditsAvailable} ${creditSystem}.`;
  const isSystemSigned = creditSystem !== null && take((paragraph) => paragraph === credits) !== undefined;
  return {
    hours: hours === undefined ? undefined : Number(hours),
    level,
    creditSystem: isSystemSigned ? creditSystem : null,
    criteria: paragraphs.join('\n\n'),
  };
}

function recordedClaims({ achievement, issuer, recipientName, results }: CredentialView): Claims {
  const { name, kind, imageUrl, description, criteria, credits, creditSystem, hours, level, skills } = achievement;
  return {
    title: name,
    recipient: recipientName,
    kind,
    issuerName: issuer.name,
    imageUrl: imageUrl ?? undefined,
    description,
    criteria,
    credits: credits ?? undefined,
    creditSystem,
    hours: hours ?? undefined,
    level: level || undefined,
    skills,
    results: results.map((result) => ({
      name: result.name,
      value: result.value,
      requiredValue: result.requiredValue ?? undefined,
      max: result.unit === '%' ? '100' : undefined,
      unit: result.unit ?? '',
    })),
    evidence: [],
  };
}
