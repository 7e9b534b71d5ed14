import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';

export interface NameFormProps {
  name: string;
  problem: Problem | undefined;
}

export function NameForm({ name, problem }: NameFormProps) {
  const { t } = useText();
  const label = t('account.fields.name');
  return (
    <Section title={t('account.page.name')}>
      <Form method="post" action="/account" preventScrollReset>
        <Stack gap="s">
          <FormErrors problem={problem} fields={{ name: label }} />
          <Field name="name" label={label} hint={t('account.fields.nameHint')} error={faultOf(problem, 'name')}>
            <TextInput autoComplete="name" maxLength={200} defaultValue={name} />
          </Field>
          <div>
            <SubmitButton name="intent" value="rename">
              {t('account.page.saveName')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}
