import type { CredentialView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { groupResults } from '../../verifier/verdict/group-results.ts';
import { creditsText } from '../programme/credits-text.ts';
import type { Claims, Result } from './claims-of.ts';
import { CriteriaReached } from './criteria-reached.tsx';
import styles from './what-it-took.module.css';

export interface WhatItTookProps {
  credential: CredentialView;
  claims: Claims;
}

/** Hours, credits, level, how it was assessed and how it went. */
export function WhatItTook({ credential: { completedOn }, claims }: WhatItTookProps) {
  const { t, format } = useText();
  const { credits, creditSystem, hours, level, results, evidence } = claims;
  const groups = groupResults(results);
  // Where the credential says how each was assessed, that stands in a section of its own.
  const assessed = evidence.length > 0 ? [] : groups.map(({ whole }) => whole.name).filter(Boolean);
  const facts = [
    assessed.length > 0 && { term: t('credentialPage.took.assessed'), description: format.list(assessed) },
    completedOn !== null && {
      term: t('credentialPage.took.completed'),
      description: <Time value={completedOn} />,
    },
    hours !== undefined && {
      term: t('credentialPage.took.workload'),
      description: t('achievement.hoursValue', { count: hours }),
    },
    credits !== undefined && {
      term: t('credentialPage.took.credits'),
      description: creditsText(t, { credits, system: creditSystem }),
    },
    level !== undefined && { term: t('credentialPage.took.level'), description: level },
  ].filter((fact) => typeof fact === 'object');
  if (facts.length === 0) return null;
  return (
    <Section title={t('credentialPage.took.title')}>
      {groups.map(({ whole, criteria }) => (
        <div key={`${whole.name} ${whole.value}`} className={styles.result}>
          <ResultMeter result={whole} />
          {criteria.length > 0 && <CriteriaReached criteria={criteria} />}
        </div>
      ))}
      <DefinitionList items={facts} dense />
    </Section>
  );
}

function ResultMeter({ result }: { result: Result }) {
  const { t } = useText();
  const { name, value, requiredValue, unit } = result;
  const score = `${value}${unit}`;
  const text = requiredValue
    ? t('credentialPage.took.score', { score, required: `${requiredValue}${unit}` })
    : t('credentialPage.took.scoreOnly', { score });
  const [reached, max, required] = [value, result.max, requiredValue].map((number) => Number(number || Number.NaN));
  if (reached === undefined || max === undefined || !Number.isFinite(reached) || !Number.isFinite(max) || max <= 0)
    return <DefinitionList items={[{ term: name || t('credentialPage.took.result'), description: text }]} dense />;
  const mark = required !== undefined && Number.isFinite(required) ? { required } : {};
  return <Meter label={name || t('credentialPage.took.result')} value={reached} max={max} text={text} {...mark} />;
}
