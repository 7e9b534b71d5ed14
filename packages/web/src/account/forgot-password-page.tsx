import { data, Form, Link, redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/forgot-password-page.ts';
import { MailSent } from './parts/mail-sent.tsx';

export function loader({ url }: Route.LoaderArgs) {
  return { sent: url.searchParams.has('sent') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  try {
    await clientOf(context).requestPasswordReset({ body: { email: formText(form, 'email').trim() } });
    return redirect('/forgot-password?sent=1', 303);
  } catch (error) {
    const problem = refusalOf(error);
    return data({ problem, values: formValues(form) }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/forgot-password', (t) => t('account.forgot.title'));
}

export default function ForgotPasswordPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { problem, values } = actionData ?? {};
  if (loaderData.sent && !problem) {
    return (
      <Page title={t('account.forgot.sentTitle')} width="form">
        <MailSent
          text={t('account.forgot.sent')}
          hint={t('account.forgot.sentHint')}
          again={{ to: '/forgot-password', label: t('account.forgot.again') }}
        />
      </Page>
    );
  }
  return (
    <Page title={t('account.forgot.title')} lead={t('account.forgot.lead')} width="form">
      <Form method="post" action="/forgot-password">
        <Stack>
          <FormErrors problem={problem} fields={{ email: t('account.fields.email') }} />
          <Field name="email" label={t('account.fields.email')} error={faultOf(problem, 'email')}>
            <TextInput type="email" autoComplete="email" maxLength={254} defaultValue={values?.email} />
          </Field>
          <div>
            <SubmitButton variant="primary">{t('account.forgot.submit')}</SubmitButton>
          </div>
        </Stack>
      </Form>
      <p>
        <Link to="/sign-in">{t('account.forgot.back')}</Link>
      </p>
    </Page>
  );
}
