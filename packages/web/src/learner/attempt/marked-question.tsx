import type { QuestionView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { MarkdownLine } from '../../ui/markdown-line.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { GivenAnswer } from './given-answer.tsx';
import styles from './marked-question.module.css';

export interface MarkedQuestionProps {
  question: QuestionView;
  number: number;
  count: number;
}

/** A question after marking: right or not, what was answered, and why. */
export function MarkedQuestion({ question, number, count }: MarkedQuestionProps) {
  const { t, format } = useText();
  const { prompt, points, outcome } = question;
  const correct = outcome?.correct === true;
  const partly = outcome !== null && outcome.points > 0;
  return (
    <article className={styles.question} aria-labelledby={`marked-${number}`}>
      <div className={styles.head}>
        <span className={styles.number}>{t('learner.attempt.question', { number, count })}</span>
        {outcome && (
          <StateTag tone={correct ? 'valid' : 'invalid'} icon={correct ? 'check' : 'cross'}>
            {t(`learner.result.${correct ? 'right' : partly ? 'partly' : 'wrong'}`)}
            {', '}
            {t('learner.result.pointsOf', {
              points: format.number(outcome.points),
              max: t('learner.attempt.points', { count: points }),
            })}
          </StateTag>
        )}
      </div>
      <h3 id={`marked-${number}`} className={styles.prompt} dir="auto">
        <MarkdownLine text={prompt} />
      </h3>
      <GivenAnswer question={question} />
      {outcome?.explanation && (
        <div className={styles.explanation}>
          <MarkdownText text={outcome.explanation} />
        </div>
      )}
    </article>
  );
}
