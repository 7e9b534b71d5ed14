import { data, Form, Link, redirect } from 'react-router';
import { pageMeta } from '../meta.ts';
import { apiOf } from '../session/api.ts';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { refusalOf } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { safeNext } from '../session/safe-next.ts';
import { findVisitor } from '../session/visitor.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { PasswordInput } from '../ui/password-input.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/sign-in-page.ts';
import { homeOf } from './home-of.ts';
import { PasskeySignIn } from './parts/passkey-sign-in.tsx';

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const next = safeNext(url.searchParams.get('next'), '');
  const visitor = await findVisitor(request, apiOf(context));
  if (visitor) throw redirect(next || homeOf(visitor));
  return { next, passwordChanged: url.searchParams.has('password-changed') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  try {
    const body = { email: formText(form, 'email').trim(), password: formText(form, 'password') };
    const person = await clientOf(context).signIn({ body });
    return redirect(safeNext(form.get('next') || null, homeOf(person)), 303);
  } catch (error) {
    const problem = refusalOf(error);
    return data({ problem, values: formValues(form) }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  return pageMeta({ title: t('account.signIn.title'), origin, path: '/sign-in' });
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { problem, values } = actionData ?? {};
  const next = values?.next ?? loaderData.next;
  const query = next ? `?${new URLSearchParams({ next })}` : '';
  const fields = { email: t('account.fields.email'), password: t('account.fields.password') };
  return (
    <Page title={t('account.signIn.title')} lead={next && t('account.signIn.next')} width="form">
      {loaderData.passwordChanged && !problem && (
        <Notice kind="success" live>
          {t('account.signIn.passwordChanged')}
        </Notice>
      )}
      <Form method="post" action={`/sign-in${query}`}>
        <Stack>
          <FormErrors problem={problem} fields={fields} />
          <input type="hidden" name="next" value={next} />
          <Field name="email" label={fields.email} error={faultOf(problem, 'email')}>
            <TextInput type="email" autoComplete="username webauthn" defaultValue={values?.email} />
          </Field>
          <Field name="password" label={fields.password} error={faultOf(problem, 'password')}>
            <PasswordInput autoComplete="current-password" maxLength={256} />
          </Field>
          <div>
            <SubmitButton variant="primary">{t('account.signIn.submit')}</SubmitButton>
          </div>
        </Stack>
      </Form>
      <PasskeySignIn next={next} />
      <Stack gap="s">
        <p>
          <Link to="/forgot-password">{t('account.signIn.forgot')}</Link>
        </p>
        <p>
          {t('account.signIn.new')} <Link to={`/sign-up${query}`}>{t('account.signIn.signUp')}</Link>
        </p>
      </Stack>
    </Page>
  );
}
