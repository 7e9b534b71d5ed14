import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './answer-room.module.css';
import { partFieldOf } from './answers.ts';
import type { QuestionOf } from './question-of.ts';

/** Each item with a list of what it could belong to. */
export function MatchItems({ question }: { question: QuestionOf<'matching'> }) {
  const { t } = useText();
  const { id, items, targets, answer } = question;
  const pairs = answer !== null && 'pairs' in answer ? answer.pairs : {};
  const options = targets.map((target) => ({ value: target.id, label: target.text }));
  return (
    <div className={styles.room}>
      <p className={styles.hint}>{t('learner.attempt.matchHint')}</p>
      {items.map((item) => (
        <Field key={item.id} name={partFieldOf(id, item.id)} label={item.text} optional="unsaid">
          <Select options={options} prompt={t('learner.attempt.chooseOne')} defaultValue={pairs[item.id] ?? ''} />
        </Field>
      ))}
    </div>
  );
}
