import { Form } from 'react-router';
import type { Problem } from '../session/problem.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { PasswordInput } from '../ui/password-input.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { CopiesChoice } from './copies-choice.tsx';

export interface ConfirmFormProps {
  hasPassword: boolean;
  problem: Problem | undefined;
  values: Record<string, string> | undefined;
}

/** The last question: by whom, and what becomes of copies. */
export function ConfirmForm({ hasPassword, problem, values }: ConfirmFormProps) {
  const { t } = useText();
  const fields = { email: t('erasure.confirm.email'), password: t('erasure.confirm.password') };
  return (
    <Section title={t('erasure.confirm.title')}>
      <Form method="post" action="/account/erase">
        <Stack>
          <FormErrors problem={problem} fields={fields} />
          <CopiesChoice chosen={values?.copies} />
          <Field
            name="email"
            label={fields.email}
            hint={t('erasure.confirm.emailHint')}
            error={faultOf(problem, 'email')}
          >
            <TextInput type="email" autoComplete="off" defaultValue={values?.email} />
          </Field>
          {hasPassword ? (
            <Field name="password" label={fields.password} error={faultOf(problem, 'password')}>
              <PasswordInput autoComplete="current-password" />
            </Field>
          ) : (
            <p>{t('erasure.confirm.fresh')}</p>
          )}
          <ButtonRow>
            <SubmitButton variant="danger">{t('erasure.confirm.submit')}</SubmitButton>
            <ButtonLink to="/account" variant="quiet">
              {t('erasure.confirm.keep')}
            </ButtonLink>
          </ButtonRow>
        </Stack>
      </Form>
    </Section>
  );
}
