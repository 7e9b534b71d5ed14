import type { ReviewView } from '@laurel/sdk';
import { useRef } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { useConsole } from '../console/console-data.ts';
import { Attached } from './attached.tsx';
import { useMarkedQuotes } from './use-marked-quotes.ts';
import styles from './work-shown.module.css';

/** What the learner handed in: the words, with the remarked ones marked; then files and links. */
export function WorkShown({ review }: { review: ReviewView }) {
  const { t } = useText();
  const { membership } = useConsole();
  const words = useRef<HTMLDivElement>(null);
  useMarkedQuotes(words, review.comments);
  const files = `/api/v1/organisations/${membership.organisationId}/submissions/${review.submissionId}/files`;
  return (
    <Section title={t('issuer.reviews.handedIn', { number: review.number })}>
      <div ref={words} className={styles.work} data-work="">
        {review.html.trim() && <Prose html={review.html} topLevel={3} tableLabel={t('issuer.reviews.table')} />}
        {review.pieces.map(({ id, title, html }) => (
          <div key={id}>
            <h3 dir="auto">{title}</h3>
            <Prose html={html} topLevel={4} tableLabel={t('issuer.reviews.table')} />
          </div>
        ))}
      </div>
      <Attached files={review.files} links={review.links} address={files} />
    </Section>
  );
}
