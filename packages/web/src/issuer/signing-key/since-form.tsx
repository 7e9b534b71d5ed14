import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';

interface SinceFormProps {
  method: 'get' | 'post';
  problem: Problem | undefined;
  /** As the field holds it: `2026-11-26T07:30`. */
  entered: string | undefined;
  /** The first and the last moment that make sense. */
  from: string;
  to: string;
  submit: string;
}

/** Since when somebody else may have had a key. */
export function SinceForm({ method, problem, entered, from, to, submit }: SinceFormProps) {
  const { t } = useText();
  const label = t('issuer.compromise.when');
  return (
    <Form method={method}>
      <Stack>
        <FormErrors problem={problem} fields={{ since: label }} />
        <Field name="since" label={label} hint={t('issuer.compromise.whenHint')} error={faultOf(problem, 'since')}>
          <TextInput type="datetime-local" min={from.slice(0, 16)} max={to.slice(0, 16)} defaultValue={entered} />
        </Field>
        <ButtonRow>
          <SubmitButton>{submit}</SubmitButton>
        </ButtonRow>
      </Stack>
    </Form>
  );
}
