import type { OwnReviewView, Rubric } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Lines } from '../../ui/lines.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Quote } from '../../ui/quote.tsx';
import { Section } from '../../ui/section.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './decided-round.module.css';

interface DecidedRoundProps {
  round: OwnReviewView['rounds'][number];
  rubric: Rubric;
  /** Whether what comes next depends on it. */
  isNewest: boolean;
  /** Whether it is evidence of prior learning: what comes next is said elsewhere. */
  isRecognition?: boolean;
}

/** What was decided on one version: the outcome, why, the levels reached, what was said, and what to do next. */
export function DecidedRound({ round, rubric, isNewest, isRecognition = false }: DecidedRoundProps) {
  const { t, format } = useText();
  const { decision, remarks, comments, number } = round;
  const { outcome, percent, reached, resubmitUntil } = decision;
  const saidOn = (id: string) => remarks.map(({ marks }) => marks[id]?.comment).filter(Boolean);
  // An empty column says nothing, and on a phone it is a label without a value.
  const said = {
    key: 'said',
    header: t('learner.review.said'),
    cell: ({ id }: Rubric['criteria'][number]) => saidOn(id).map((text, at) => <p key={`${at + 1} ${text}`}>{text}</p>),
  };
  return (
    <Section title={t(isRecognition ? 'recognition.decision' : 'learner.review.version', { number })}>
      <Notice
        kind={outcome === 'passed' ? 'success' : 'info'}
        title={t(isRecognition ? `recognition.outcome.${outcome}` : `learner.review.outcome.${outcome}`)}
      >
        <Lines>{decision.reason}</Lines>
      </Notice>
      {isNewest && !isRecognition && (
        <p>
          {t(`learner.review.next.${outcome}`)} {resubmitUntil && <Time value={resubmitUntil} show="instant" />}
        </p>
      )}
      <Meter
        label={t('learner.review.reached')}
        value={percent}
        max={100}
        required={rubric.passPercent}
        text={t('learner.result.scoreText', {
          score: format.score(percent),
          passMark: format.score(rubric.passPercent),
        })}
      />
      <Table
        caption={t('learner.review.levels')}
        captionHidden
        rows={rubric.criteria}
        rowKey={({ id }) => id}
        columns={[
          { key: 'criterion', header: t('learner.review.criterion'), cell: ({ title }) => <bdi>{title}</bdi> },
          {
            key: 'level',
            header: t('learner.review.levelReached'),
            cell: ({ id }) => {
              const level = reached.find(({ criterionId }) => criterionId === id)?.level ?? 0;
              return rubric.levels[level - 1]?.title ?? '';
            },
          },
          ...(rubric.criteria.some(({ id }) => saidOn(id).length > 0) ? [said] : []),
        ]}
      />
      {remarks.map(({ role, summary }, at) =>
        summary ? (
          <p key={`${role} ${at + 1}`}>
            <Lines>{summary}</Lines>
          </p>
        ) : null,
      )}
      {comments.length > 0 && (
        <ul className={styles.remarks}>
          {comments.map(({ quote, text }) => (
            <li key={`${quote} ${text}`}>
              <Quote>{quote}</Quote>
              <p>
                <Lines>{text}</Lines>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
