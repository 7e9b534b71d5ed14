import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './answer-room.module.css';
import { partFieldOf } from './answers.ts';
import type { QuestionOf } from './question-of.ts';

/** Room for a programme, and for what it printed: it is run where the learner likes, and never on the server. */
export function WriteCode({ question }: { question: QuestionOf<'code'> }) {
  const { t } = useText();
  const { id, starter, answer } = question;
  const given = answer !== null && 'code' in answer ? answer : { code: starter, output: '' };
  return (
    <div className={styles.room}>
      <Field name={partFieldOf(id, 'code')} label={t('learner.attempt.code')} optional="unsaid">
        <TextArea rows={8} defaultValue={given.code} spellCheck={false} autoCapitalize="none" maxLength={20_000} />
      </Field>
      <Field
        name={partFieldOf(id, 'output')}
        label={t('learner.attempt.output')}
        hint={t('learner.attempt.outputHint')}
        optional="unsaid"
      >
        <TextArea rows={3} defaultValue={given.output} spellCheck={false} autoCapitalize="none" maxLength={20_000} />
      </Field>
    </div>
  );
}
