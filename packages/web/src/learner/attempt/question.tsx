import type { QuestionView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { fieldId } from '../../ui/field-context.ts';
import { TextInput } from '../../ui/text-input.tsx';
import { fieldOf } from './answers.ts';
import styles from './question.module.css';

export interface QuestionProps {
  question: QuestionView;
  number: number;
  count: number;
  /** What was typed and could not be kept. */
  typed: string | undefined;
  error: string | undefined;
}

/** One question with room for its answer. */
export function Question({ question, number, count, typed, error }: QuestionProps) {
  const { t } = useText();
  const { prompt, points, kind } = question;
  return (
    <fieldset className={styles.question} id={questionId(number)}>
      <legend className={styles.legend}>
        <span className={styles.number}>
          {t('learner.attempt.question', { number, count })} · {t('learner.attempt.points', { count: points })}
        </span>
        <span className={styles.prompt} dir="auto">
          {prompt}
        </span>
      </legend>
      {kind === 'numeric' || kind === 'short-text' ? (
        <Written question={question} typed={typed} error={error} />
      ) : (
        <Chosen question={question} />
      )}
    </fieldset>
  );
}

/** The address of a question on its page. */
export function questionId(number: number): string {
  return `question-${number}`;
}

function Written({ question, typed, error }: Pick<QuestionProps, 'question' | 'typed' | 'error'>) {
  const { t } = useText();
  const { id, kind, unit, answer } = question;
  const numeric = kind === 'numeric';
  const numberLabel = unit ? t('learner.attempt.answerNumberIn', { unit }) : t('learner.attempt.answerNumber');
  return (
    <Field
      name={fieldOf(id)}
      label={numeric ? numberLabel : t('learner.attempt.answerText')}
      error={error}
      optional="unsaid"
    >
      <TextInput
        autoComplete="off"
        maxLength={1_000}
        defaultValue={typed ?? writtenOf(answer)}
        {...(numeric ? { inputMode: 'decimal', width: 'short' } : { autoCapitalize: 'none', spellCheck: false })}
      />
    </Field>
  );
}

function writtenOf(answer: QuestionView['answer']): string {
  if (answer === null) return '';
  if ('text' in answer) return answer.text;
  return 'number' in answer ? String(answer.number) : '';
}

function Chosen({ question }: Pick<QuestionProps, 'question'>) {
  const { t } = useText();
  const { id, kind, options, answer } = question;
  const many = kind === 'multiple-choice';
  const chosen = answer !== null && 'optionIds' in answer ? answer.optionIds : [];
  const name = fieldOf(id);
  return (
    <div className={styles.options}>
      {many && <p className={styles.hint}>{t('learner.attempt.chooseMany')}</p>}
      {options.map((option, index) => (
        <Choice
          key={option.id}
          id={index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`}
          type={many ? 'checkbox' : 'radio'}
          name={name}
          value={option.id}
          label={<span dir="auto">{option.text}</span>}
          defaultChecked={chosen.includes(option.id)}
        />
      ))}
    </div>
  );
}
