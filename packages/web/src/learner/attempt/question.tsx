import type { QuestionView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { fieldId } from '../../ui/field-context.ts';
import { MarkdownLine } from '../../ui/markdown-line.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { RunCode } from '../code/run-code.tsx';
import { fieldOf } from './answers.ts';
import { FillGaps } from './fill-gaps.tsx';
import { MatchItems } from './match-items.tsx';
import { OrderItems } from './order-items.tsx';
import styles from './question.module.css';
import type { QuestionOf } from './question-of.ts';

export interface QuestionProps {
  question: QuestionView;
  number: number;
  count: number;
  /** What was typed and could not be kept. */
  typed: string | undefined;
  error: string | undefined;
}

/** One question with room for its answer. */
export function Question({ number, count, ...answer }: QuestionProps) {
  const { t } = useText();
  const { prompt, points } = answer.question;
  return (
    <fieldset className={styles.question} id={questionId(number)}>
      <legend className={styles.legend}>
        <span className={styles.number}>
          {t('learner.attempt.question', { number, count })} · {t('learner.attempt.points', { count: points })}
        </span>
        <span className={styles.prompt} dir="auto">
          <MarkdownLine text={prompt} />
        </span>
      </legend>
      <AnswerRoom {...answer} />
    </fieldset>
  );
}

/** The address of a question on its page. */
export function questionId(number: number): string {
  return `question-${number}`;
}

type AnswerProps = Pick<QuestionProps, 'question' | 'typed' | 'error'>;

/** Room for an answer, by the kind of question. */
export function AnswerRoom({ question, typed, error }: AnswerProps) {
  switch (question.kind) {
    case 'ordering':
      return <OrderItems question={question} />;
    case 'matching':
      return <MatchItems question={question} />;
    case 'fill-in':
      return <FillGaps question={question} />;
    case 'code':
      return <RunCode question={question} answer={question.answer} />;
    case 'single-choice':
    case 'multiple-choice':
      return <Chosen question={question} />;
    default:
      return <Written question={question} typed={typed} error={error} />;
  }
}

function Written({
  question,
  typed,
  error,
}: Omit<AnswerProps, 'question'> & { question: QuestionOf<'numeric' | 'short-text'> }) {
  const { t } = useText();
  const { id, answer } = question;
  const numeric = question.kind === 'numeric';
  const unit = numeric ? question.unit : null;
  const numberLabel = unit ? t('learner.attempt.answerNumberIn', { unit }) : t('learner.attempt.answerNumber');
  const exactly = question.kind === 'short-text' ? question.exactly : [];
  return (
    <Field
      name={fieldOf(id)}
      label={numeric ? numberLabel : t('learner.attempt.answerText')}
      hint={exactly.length > 0 && exactly.map((what) => t(`learner.attempt.exactly.${what}`)).join(' ')}
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

function Chosen({ question }: { question: QuestionOf<'single-choice' | 'multiple-choice'> }) {
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
