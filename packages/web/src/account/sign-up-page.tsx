import { data, Form, Link, redirect } from 'react-router';
import { pageMeta } from '../meta.ts';
import { apiOf } from '../session/api.ts';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { refusalOf } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { safeNext } from '../session/safe-next.ts';
import { visitContext } from '../session/visit.ts';
import { findVisitor } from '../session/visitor.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { PasswordInput } from '../ui/password-input.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/sign-up-page.ts';
import { homeOf } from './home-of.ts';
import { MailSent } from './parts/mail-sent.tsx';
import { readSignUpMemory, rememberSignUp } from './sign-up-memory.ts';

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const next = safeNext(url.searchParams.get('next'), '');
  const visitor = await findVisitor(request, apiOf(context));
  if (visitor) throw redirect(next || homeOf(visitor));
  const sent = url.searchParams.has('sent');
  return { next, sent, email: sent ? (await readSignUpMemory(request)).email : '' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const name = formText(form, 'name');
  const email = formText(form, 'email').trim();
  try {
    await clientOf(context).signUp({ body: { name, email, password: formText(form, 'password') } });
  } catch (error) {
    const problem = refusalOf(error);
    return data({ problem, values: formValues(form) }, problem.status);
  }
  const memory = { email, next: safeNext(form.get('next'), '') };
  const headers = await rememberSignUp(memory, context.get(visitContext).origin);
  throw redirect('/sign-up?sent=1', { status: 303, headers });
}

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const description = t('account.signUp.lead');
  return pageMeta({ title: t('account.signUp.title'), description, origin, path: '/sign-up' });
}

export default function SignUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  if (loaderData.sent) return <SentPage email={loaderData.email} />;
  const { problem, values } = actionData ?? {};
  const next = values?.next ?? loaderData.next;
  const fields = {
    name: t('account.fields.name'),
    email: t('account.fields.email'),
    password: t('account.fields.password'),
  };
  return (
    <Page title={t('account.signUp.title')} lead={t('account.signUp.lead')} width="form">
      <Form method="post" action="/sign-up">
        <Stack>
          <FormErrors problem={problem} fields={fields} />
          <input type="hidden" name="next" value={next} />
          <Field name="name" label={fields.name} hint={t('account.fields.nameHint')} error={faultOf(problem, 'name')}>
            <TextInput autoComplete="name" maxLength={200} defaultValue={values?.name} />
          </Field>
          <Field name="email" label={fields.email} error={faultOf(problem, 'email')}>
            <TextInput type="email" autoComplete="email" maxLength={254} defaultValue={values?.email} />
          </Field>
          <Field
            name="password"
            label={fields.password}
            hint={t('account.fields.passwordHint')}
            error={faultOf(problem, 'password')}
          >
            <PasswordInput autoComplete="new-password" minLength={15} maxLength={256} />
          </Field>
          <div>
            <SubmitButton variant="primary">{t('account.signUp.submit')}</SubmitButton>
          </div>
        </Stack>
      </Form>
      <p>
        {t('account.signUp.already')}{' '}
        <Link to={next ? `/sign-in?${new URLSearchParams({ next })}` : '/sign-in'}>{t('account.signUp.signIn')}</Link>
      </p>
    </Page>
  );
}

function SentPage({ email }: { email: string }) {
  const { t } = useText();
  return (
    <Page title={t('account.signUp.sentTitle')} width="form">
      <MailSent
        text={email ? t('account.signUp.sent', { email }) : t('account.signUp.sentNowhere')}
        hint={t('account.signUp.sentHint')}
        again={{ to: '/sign-up', label: t('account.signUp.again') }}
      />
    </Page>
  );
}
