import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { DefaultSubmit } from '../console/default-submit.tsx';
import type { Values } from '../console/refused.ts';
import { SaveOrCancel } from '../console/save-or-cancel.tsx';
import { AnswerFields } from './answer-fields.tsx';
import type { QuestionKind } from './question-kinds.ts';

interface QuestionFormProps {
  kind: QuestionKind;
  values: Values;
  returned: { problem?: Problem | undefined; values: Values } | undefined;
  submit: string;
  cancel: string;
  /** What else is said of the question. */
  children?: ReactNode;
}

/** Makes or changes one question with its key. */
export function QuestionForm({ kind, values: initial, returned, submit, cancel, children }: QuestionFormProps) {
  const { t } = useText();
  const values = returned?.values ?? initial;
  const problem = returned?.problem;
  const names = [
    ...([
      'prompt',
      'points',
      'explanation',
      'hints',
      'answer',
      'tolerance',
      'unit',
      'accepted',
      'items',
      'pairs',
    ] as const),
    ...(['distractors', 'text', 'starter', 'expectedOutput'] as const),
  ];
  const labels = {
    ...Object.fromEntries(names.map((name) => [name, t(`issuer.questions.field.${name}`)])),
    'options.0.text': t('issuer.questions.answers'),
  };
  return (
    <Form method="post" key={JSON.stringify(returned?.values)}>
      <DefaultSubmit />
      <Stack>
        <FormErrors problem={problem} fields={labels} />
        <Field name="prompt" label={t('issuer.questions.field.prompt')} error={faultOf(problem, 'prompt')}>
          <TextArea rows={3} defaultValue={values.prompt} maxLength={5000} />
        </Field>
        <AnswerFields kind={kind} values={values} problem={problem} added={returned !== undefined && !problem} />
        <Field name="points" label={t('issuer.questions.field.points')} error={faultOf(problem, 'points')}>
          <TextInput type="number" width="short" min={0.5} max={100} step={0.5} defaultValue={values.points ?? '1'} />
        </Field>
        <Field
          name="explanation"
          label={t('issuer.questions.field.explanation')}
          hint={t('issuer.questions.hint.explanation')}
          error={faultOf(problem, 'explanation')}
          optional
        >
          <TextArea rows={3} defaultValue={values.explanation} maxLength={5000} />
        </Field>
        <Field
          name="hints"
          label={t('issuer.questions.field.hints')}
          hint={t('issuer.questions.hint.hints')}
          error={faultOf(problem, 'hints')}
          optional
        >
          <TextArea rows={2} defaultValue={values.hints} maxLength={5000} />
        </Field>
        {children}
        <SaveOrCancel save={submit} cancel={cancel} />
      </Stack>
    </Form>
  );
}
