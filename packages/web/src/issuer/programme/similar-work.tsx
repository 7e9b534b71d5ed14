import type { Similarity } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Lines } from '../../ui/lines.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './similar-work.module.css';

/** Pairs of submissions that say much the same, with the passages of both beside each other. */
export function SimilarWork({ similarities }: { similarities: readonly Similarity[] }) {
  const { t, format } = useText();
  return (
    <Section title={t('issuer.submissions.alike')} lead={t('issuer.submissions.alikeLead')}>
      {similarities.length === 0 && <p>{t('issuer.submissions.alikeNone')}</p>}
      {similarities.map(({ percent, submissions, passages }) => {
        const [first = '', second = ''] = submissions.map(({ learnerName }) => learnerName);
        return (
          <details key={submissions.map(({ submissionId }) => submissionId).join(' ')}>
            <summary>{t('issuer.submissions.pair', { percent: format.percent(percent / 100), first, second })}</summary>
            {passages.map((passage) => (
              <div key={passage.first} className={styles.pair}>
                <Passage name={first} text={passage.first} />
                <Passage name={second} text={passage.second} />
              </div>
            ))}
          </details>
        );
      })}
    </Section>
  );
}

function Passage({ name, text }: { name: string; text: string }) {
  const { t } = useText();
  return (
    <figure>
      <figcaption>{t('issuer.submissions.passageOf', { name })}</figcaption>
      <blockquote>
        <Lines>{text}</Lines>
      </blockquote>
    </figure>
  );
}
