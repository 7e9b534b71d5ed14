import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Values } from '../console/refused.ts';
import { OptionFields } from './option-fields.tsx';
import { exactnesses, type QuestionKind } from './question-kinds.ts';
import { optionRowsOf } from './question-values.ts';

interface AnswerFieldsProps {
  kind: QuestionKind;
  values: Values;
  problem: Problem | undefined;
  /** A row was just added: it takes the focus. */
  added: boolean;
}

/** The key of a question, in the form its kind has. */
export function AnswerFields({ kind, values, problem, added }: AnswerFieldsProps) {
  if (kind === 'numeric') return <NumericFields values={values} problem={problem} />;
  if (kind !== 'single-choice' && kind !== 'multiple-choice')
    return <LinesFields kind={kind} values={values} problem={problem} />;
  return <OptionFields kind={kind} rows={optionRowsOf(values, kind)} problem={problem} added={added} />;
}

type KindFieldsProps = Pick<AnswerFieldsProps, 'values' | 'problem'>;

function NumericFields({ values, problem }: KindFieldsProps) {
  const { t } = useText();
  const field = (name: 'answer' | 'tolerance' | 'unit') => ({
    name,
    label: t(`issuer.questions.field.${name}`),
    hint: t(`issuer.questions.hint.${name}`),
    error: faultOf(problem, name),
  });
  return (
    <>
      <Field {...field('answer')}>
        <TextInput width="short" inputMode="decimal" defaultValue={values.answer} />
      </Field>
      <Field {...field('tolerance')} optional>
        <TextInput width="short" inputMode="decimal" defaultValue={values.tolerance} />
      </Field>
      <Field {...field('unit')} optional>
        <TextInput width="short" defaultValue={values.unit} maxLength={30} />
      </Field>
    </>
  );
}

type LinesName = 'accepted' | 'items' | 'pairs' | 'distractors' | 'text' | 'starter' | 'expectedOutput';

const linesOf: Partial<Record<QuestionKind, readonly LinesName[]>> = {
  'short-text': ['accepted'],
  ordering: ['items'],
  matching: ['pairs', 'distractors'],
  'fill-in': ['text'],
  code: ['starter', 'expectedOutput'],
};

/** A key that is written in lines. */
function LinesFields({ kind, values, problem }: KindFieldsProps & { kind: QuestionKind }) {
  const { t } = useText();
  return (
    <>
      {(linesOf[kind] ?? []).map((name) => (
        <Field
          key={name}
          name={name}
          label={t(`issuer.questions.field.${name}`)}
          hint={t(`issuer.questions.hint.${name}`)}
          error={faultOf(problem, name)}
          optional={name === 'distractors' || name === 'starter'}
        >
          <TextArea rows={4} defaultValue={values[name]} spellCheck={kind !== 'code'} />
        </Field>
      ))}
      {(kind === 'short-text' || kind === 'fill-in') && <ExactFields values={values} />}
    </>
  );
}

function ExactFields({ values }: Pick<AnswerFieldsProps, 'values'>) {
  const { t } = useText();
  return exactnesses.map((what) => (
    <Checkbox
      key={what}
      name={`exactly.${what}`}
      label={t(`issuer.questions.exactly.${what}`)}
      defaultChecked={`exactly.${what}` in values}
    />
  ));
}
