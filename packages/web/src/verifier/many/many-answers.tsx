import { useEffect, useRef } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { verdictLook } from '../../ui/verdict.ts';
import type { VerifiedItem } from '../answer.ts';
import { usePlaceText } from '../use-place-text.ts';
import { Aged } from '../verdict/aged.tsx';
import { Report } from '../verdict/report.tsx';
import { useVerdictText } from '../verdict/use-verdict-text.ts';
import { countOutcomes } from './count-outcomes.ts';
import styles from './many-answers.module.css';

export interface ManyAnswersProps {
  items: readonly VerifiedItem[];
}

const outcomes = ['valid', 'not-valid', 'could-not-be-checked'] as const;

/** How many of which, then a line for each that opens into its report. */
export function ManyAnswers({ items }: ManyAnswersProps) {
  const { t, format } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (items) heading.current?.focus();
  }, [items]);
  const counts = countOutcomes(items);
  const parts = outcomes.map((outcome) => t(`verifier.many.${outcome}`, { number: format.number(counts[outcome]) }));
  return (
    <section className={styles.many} aria-labelledby="many-answers" data-many={items.length}>
      <h2 id="many-answers" ref={heading} tabIndex={-1} data-summary={outcomes.map((name) => counts[name]).join(' ')}>
        {t('verifier.many.summary', { number: format.number(items.length), parts: format.list(parts) })}
      </h2>
      <Aged verdicts={items.map(({ verdict }) => verdict)} />
      <div className={styles.table}>
        <div className={styles.head} aria-hidden="true">
          <span>{t('verifier.many.answer')}</span>
          <span>{t('verifier.many.who')}</span>
          <span>{t('verifier.many.what')}</span>
          <span>{t('verifier.many.where')}</span>
        </div>
        {items.map((item, index) => (
          <Row key={index} item={item} number={index + 1} />
        ))}
      </div>
    </section>
  );
}

function Row({ item, number }: { item: VerifiedItem; number: number }) {
  const { t } = useText();
  const { verdict } = item;
  const { icon, word, tone } = verdictLook[verdict.outcome];
  const { nameOf, holderOf, sentenceOf } = useVerdictText();
  const place = usePlaceText()(item) || t('verifier.many.pasted', { number });
  return (
    <details className={styles.row} data-row={verdict.outcome}>
      <summary className={styles.line}>
        <span className={styles.answer} data-tone={tone}>
          <Icon name={icon} /> {t(word)}
        </span>
        <span>
          {/* Without verified words there are none to show; the reason is of more use. */}
          <bdi>{verdict.credential ? holderOf(verdict) : '–'}</bdi>
        </span>
        <span>
          <bdi>{verdict.credential ? nameOf(verdict) : sentenceOf(verdict)}</bdi>
          {verdict.issuerStanding?.kind === 'look-alike' && (
            <span className={styles.warning} data-warned>
              <Icon name="warning" size={16} /> {t('verifier.lookAlike.title')}
            </span>
          )}
        </span>
        <span className={styles.where}>
          <bdi>{place}</bdi>
        </span>
        <span className={styles.turn}>
          <Icon name="chevron-down" size={16} />
        </span>
      </summary>
      <div className={styles.report}>
        <Report item={item} among />
      </div>
    </details>
  );
}
