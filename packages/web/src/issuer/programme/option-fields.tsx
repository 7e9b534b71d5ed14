import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { fieldId } from '../../ui/field-context.ts';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './option-fields.module.css';
import type { QuestionKind } from './question-kinds.ts';
import type { OptionRow } from './question-values.ts';

interface OptionFieldsProps {
  kind: QuestionKind;
  rows: readonly OptionRow[];
  problem: Problem | undefined;
  added: boolean;
}

const most = 12;

/** The answers to choose from, each with its mark; a row left empty is no answer. */
export function OptionFields({ kind, rows, problem, added }: OptionFieldsProps) {
  const { t } = useText();
  const single = kind === 'single-choice';
  return (
    <fieldset className={styles.options}>
      <legend className={styles.legend}>{t('issuer.questions.answers')}</legend>
      <p className={styles.hint}>{t(single ? 'issuer.questions.hint.single' : 'issuer.questions.hint.multiple')}</p>
      {rows.map((row, index) => {
        const number = index + 1;
        const name = `options.${index}.text`;
        const mark = single
          ? { type: 'radio' as const, name: 'correct' }
          : { type: 'checkbox' as const, name: `options.${index}.correct` };
        return (
          <div key={`${number} of ${rows.length}`} className={styles.option}>
            <Field
              name={name}
              label={t('issuer.questions.answerNumber', { number })}
              error={faultOf(problem, name)}
              optional="unsaid"
            >
              {/* This row appears because its reader just asked for it. */}
              <TextInput defaultValue={row.text} maxLength={1000} autoFocus={added && number === rows.length} />
            </Field>
            <Choice
              {...mark}
              id={fieldId(`options.${index}.correct`)}
              value={single ? String(index) : 'on'}
              label={t('issuer.questions.correct')}
              aria-label={t('issuer.questions.correctOf', { number })}
              defaultChecked={row.correct}
            />
          </div>
        );
      })}
      {rows.length < most && (
        <div>
          <Button name="intent" value="add-option" formNoValidate size="s">
            {t('issuer.questions.addOption')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
