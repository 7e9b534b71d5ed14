import type { Verdict, VerifiedSummary } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { useText } from '../../text/text-context.tsx';
import { AchievementImage } from '../../ui/achievement-image.tsx';
import { ChipList } from '../../ui/chip.tsx';
import { DefinitionList, type DefinitionListProps } from '../../ui/definition-list.tsx';
import { Lines } from '../../ui/lines.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { groupResults } from './group-results.ts';

export interface ClaimsSummaryProps {
  /** Read from nothing but the bytes that were verified. */
  credential: VerifiedSummary;
  outcome: Verdict['outcome'];
  level?: 2 | 3;
}

/** Who was given what by whom, in the words that were signed. */
export function ClaimsSummary({ credential, outcome, level = 2 }: ClaimsSummaryProps) {
  const { t } = useText();
  const { achievement } = credential;
  return (
    <Section
      title={t('verifier.claims.title')}
      level={level}
      lead={outcome === 'valid' ? undefined : t(`verifier.claims.lead.${outcome}`)}
    >
      {achievement?.imageUrl && <AchievementImage imageUrl={achievement.imageUrl} size="l" />}
      <DefinitionList items={useClaims(credential)} />
      {achievement && achievement.skills.length > 0 && (
        <>
          <h3>{t('verifier.claims.skills')}</h3>
          <ChipList label={t('verifier.claims.skillList')} chips={namesOf(achievement.skills)} />
        </>
      )}
    </Section>
  );
}

/** A credential from elsewhere may name one skill twice. */
function namesOf(skills: readonly { name: string }[]) {
  return [...new Set(skills.map(({ name }) => name))].map((label) => ({ label }));
}

function useClaims(credential: VerifiedSummary): DefinitionListProps['items'] {
  const { t } = useText();
  const { achievement, issuer, subject, results, validFrom, validUntil, activityEnd, creditsEarned } = credential;
  const { evidence = [] } = credential;
  const unnamed = t('verifier.claims.unnamed');
  const items = [
    { term: t('verifier.claims.who'), description: <bdi>{subject.name ?? subject.id ?? unnamed}</bdi> },
    { term: t('verifier.claims.what'), description: <bdi>{achievement?.name ?? credential.name ?? unnamed}</bdi> },
    {
      term: t('verifier.claims.from'),
      description: (
        <>
          {issuer.name && (
            <>
              <bdi>{issuer.name}</bdi>
              <br />
            </>
          )}
          <code>{issuer.id}</code>
        </>
      ),
    },
    achievement?.description && { term: t('verifier.claims.about'), description: achievement.description },
    achievement?.criteriaNarrative && {
      term: t('verifier.claims.criteria'),
      description: (
        <details>
          <summary>{t('verifier.claims.criteriaOpen')}</summary>
          <Lines>{achievement.criteriaNarrative}</Lines>
        </details>
      ),
    },
    validFrom && { term: t('verifier.claims.issued'), description: <Time value={validFrom} /> },
    validUntil && { term: t('verifier.claims.until'), description: <Time value={validUntil} /> },
    activityEnd && { term: t('verifier.claims.completed'), description: <Time value={activityEnd} /> },
    creditsEarned !== undefined && { term: t('verifier.claims.credits'), description: String(creditsEarned) },
    ...groupResults(results).map(({ whole, criteria }, index) => ({
      term: whole.name ?? `${t('verifier.claims.result')}${results.length > 1 ? ` ${index + 1}` : ''}`,
      description: (
        <>
          {resultText(t, whole)}
          {criteria.length > 0 && (
            <ul>
              {criteria.map(({ name, result }) => (
                <li key={name}>
                  <bdi>{name}</bdi>: {resultText(t, result)}
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    })),
    ...evidence.map(({ name, url, narrative }) => ({
      term: t('verifier.claims.evidence', { name: name ?? unnamed }),
      description: (
        <>
          {narrative} {url && <bdi>{url}</bdi>}
        </>
      ),
    })),
  ];
  return items.filter((item) => typeof item === 'object');
}

function resultText(
  t: TFunction,
  { value, status, requiredValue, resultType, achievedLevel, levelPlace }: VerifiedSummary['results'][number],
): string {
  const unit = resultType === 'Percent' ? '%' : '';
  const level = achievedLevel && levelPlace && t('verifier.claims.level', { level: achievedLevel, ...levelPlace });
  const measured = value === undefined ? (level ? '' : (status ?? '')) : `${value}${unit}`;
  const reached = [level && value === achievedLevel ? '' : measured, level].filter(Boolean).join(', ');
  if (requiredValue === undefined) return reached;
  return t('verifier.claims.passMark', { value: reached, required: `${requiredValue}${unit}` });
}
