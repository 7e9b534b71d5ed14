import { data, Form, redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { PasswordInput } from '../ui/password-input.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/reset-password-page.ts';

export function loader({ url }: Route.LoaderArgs) {
  return { token: url.searchParams.get('token') ?? '' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const token = formText(form, 'token');
  try {
    await clientOf(context).resetPassword({ body: { token, password: formText(form, 'password') } });
    return redirect('/sign-in?password-changed=1', 303);
  } catch (error) {
    const problem = refusalOf(error);
    return data({ problem, token }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/reset-password', (t) => t('account.reset.title'));
}

export default function ResetPasswordPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const problem = actionData?.problem;
  const token = actionData?.token ?? loaderData.token;
  const usable = token && problem?.code !== 'link-expired';
  const lead = token ? t('account.reset.lead') : t('account.reset.incomplete');
  return (
    <Page title={t('account.reset.title')} lead={lead} width="form">
      {usable ? (
        <Form method="post" action="/reset-password">
          <Stack>
            <FormErrors problem={problem} fields={{ password: t('account.fields.newPassword') }} />
            <input type="hidden" name="token" value={token} />
            <Field
              name="password"
              label={t('account.fields.newPassword')}
              hint={t('account.fields.passwordHint')}
              error={faultOf(problem, 'password')}
            >
              <PasswordInput autoComplete="new-password" minLength={15} maxLength={256} />
            </Field>
            <div>
              <SubmitButton variant="primary">{t('account.reset.submit')}</SubmitButton>
            </div>
          </Stack>
        </Form>
      ) : (
        <Stack>
          <FormErrors problem={problem} />
          <div>
            <ButtonLink to="/forgot-password" variant="primary">
              {t('account.reset.askAgain')}
            </ButtonLink>
          </div>
        </Stack>
      )}
    </Page>
  );
}
