import type { QuestionView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
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
  return (
    <article className={styles.question} aria-labelledby={`marked-${number}`}>
      <div className={styles.head}>
        <span className={styles.number}>{t('learner.attempt.question', { number, count })}</span>
        {outcome && (
          <StateTag tone={correct ? 'valid' : 'invalid'} icon={correct ? 'check' : 'cross'}>
            {correct ? t('learner.result.right') : t('learner.result.wrong')}
            {', '}
            {t('learner.result.pointsOf', {
              points: format.number(outcome.points),
              max: t('learner.attempt.points', { count: points }),
            })}
          </StateTag>
        )}
      </div>
      <h3 id={`marked-${number}`} className={styles.prompt} dir="auto">
        {prompt}
      </h3>
      <Given question={question} />
      {outcome?.explanation && (
        <p className={styles.explanation} dir="auto">
          {outcome.explanation}
        </p>
      )}
    </article>
  );
}

function Given({ question: { answer, options, unit } }: Pick<MarkedQuestionProps, 'question'>) {
  const { t } = useText();
  if (answer === null) return <p className={styles.given}>{t('learner.result.noAnswer')}</p>;
  if ('optionIds' in answer) {
    const chosen = options.filter(({ id }) => answer.optionIds.includes(id));
    return (
      <div className={styles.given}>
        <p>{t('learner.result.yourAnswer')}</p>
        <ul>
          {chosen.map(({ id, text }) => (
            <li key={id} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const number = 'number' in answer ? [answer.number, unit].filter((part) => part !== null).join(' ') : '';
  const written = 'text' in answer ? answer.text : number;
  return (
    <p className={styles.given}>
      {t('learner.result.yourAnswer')} <bdi>{written}</bdi>
    </p>
  );
}
