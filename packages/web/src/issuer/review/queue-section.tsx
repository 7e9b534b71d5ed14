import type { ReviewQueueRow } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Table } from '../../ui/table.tsx';

interface QueueSectionProps {
  whose: 'own' | 'free' | 'others';
  rows: readonly ReviewQueueRow[];
  /** When the list was made. */
  now: string;
  place: string;
}

const tones = { mark: 'warning', moderate: 'warning', decide: 'warning', wait: 'none' } as const;

/** One part of the queue: what is it, whose, how long it waits, and what is to be done. */
export function QueueSection({ whose, rows, now, place }: QueueSectionProps) {
  const { t, format } = useText();
  const waits = (since: string) => format.age(Math.max(0, (Date.parse(now) - Date.parse(since)) / 1000));
  const title = t(`issuer.reviews.whose.${whose}`);
  return (
    <Section title={title} lead={rows.length === 0 ? t(`issuer.reviews.none.${whose}`) : undefined}>
      {rows.length > 0 && (
        <Table
          caption={title}
          captionHidden
          rows={rows}
          rowKey={({ submissionId }) => submissionId}
          columns={[
            {
              key: 'work',
              header: t('issuer.reviews.work'),
              cell: (row) => (
                <Link to={`${place}/${row.submissionId}`} data-queue="">
                  {t('issuer.reviews.workOf', {
                    lesson: row.isRecognition
                      ? t('issuer.recognition.review.titleOf', { title: row.lessonTitle })
                      : row.lessonTitle,
                    learner: row.learnerName,
                  })}
                </Link>
              ),
            },
            {
              key: 'programme',
              header: t('issuer.reviews.programme'),
              named: true,
              cell: (row) => row.programmeTitle,
            },
            {
              key: 'version',
              header: t('issuer.reviews.version'),
              cell: (row) =>
                row.isLate ? t('issuer.reviews.late', { number: row.number }) : format.number(row.number),
            },
            { key: 'waits', header: t('issuer.reviews.waits'), cell: (row) => waits(row.handedInAt) },
            {
              key: 'step',
              header: t('issuer.reviews.stepHeader'),
              cell: ({ step }) => (
                <StateTag tone={tones[step]} icon={step === 'wait' ? 'clock' : 'arrow'}>
                  {t(`issuer.reviews.step.${step}`)}
                </StateTag>
              ),
            },
            {
              key: 'reviewers',
              header: t('issuer.reviews.reviewers'),
              named: true,
              cell: ({ reviewers }) =>
                format.list(reviewers.map(({ role, name }) => t(`issuer.reviews.reviewer.${role}`, { name }))),
            },
          ]}
        />
      )}
    </Section>
  );
}
