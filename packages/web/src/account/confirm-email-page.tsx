import { data, Form, redirect } from 'react-router';
import { apiOf } from '../session/api.ts';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import type { Problem } from '../session/problem.ts';
import { refusalOf } from '../session/refusal.ts';
import { visitContext } from '../session/visit.ts';
import { findVisitor } from '../session/visitor.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/confirm-email-page.ts';
import { homeOf } from './home-of.ts';
import { readSignUpMemory, rememberSignUp } from './sign-up-memory.ts';

/** Opening the link changes nothing: programs that look into mail open every link. The press on the button counts. */
export function loader({ url }: Route.LoaderArgs) {
  return { token: url.searchParams.get('token') ?? '' };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const token = formText(form, 'token');
  const before = await findVisitor(request, apiOf(context));
  try {
    const person = await clientOf(context).verifyEmail({ body: { token } });
    if (before) return redirect('/account?done=email-confirmed', 303);
    const { next } = await readSignUpMemory(request);
    const headers = await rememberSignUp(undefined, context.get(visitContext).origin);
    return redirect(next || homeOf(person), { status: 303, headers });
  } catch (error) {
    const problem = refusalOf(error);
    return data({ problem, token }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/confirm-email', (t) => t('account.confirmEmail.title'));
}

export default function ConfirmEmailPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const token = actionData?.token ?? loaderData.token;
  if (!token) {
    return (
      <Page title={t('account.confirmEmail.incompleteTitle')} lead={t('account.confirmEmail.incomplete')} width="form">
        <WaysOut token="" />
      </Page>
    );
  }
  return (
    <Page title={t('account.confirmEmail.title')} lead={!actionData && t('account.confirmEmail.lead')} width="form">
      {actionData ? (
        <Refused problem={actionData.problem} token={token} />
      ) : (
        <Form method="post" action="/confirm-email">
          <input type="hidden" name="token" value={token} />
          <SubmitButton variant="primary">{t('account.confirmEmail.submit')}</SubmitButton>
        </Form>
      )}
    </Page>
  );
}

function Refused({ problem, token }: { problem: Problem; token: string }) {
  const { t } = useText();
  // The link of an added address works for the person who added it, once signed in.
  const otherPerson = problem.code === 'invalid-request';
  return (
    <Stack>
      {otherPerson ? <p role="alert">{t('account.confirmEmail.otherPerson')}</p> : <FormErrors problem={problem} />}
      {problem.code === 'link-expired' && <p>{t('account.confirmEmail.expired')}</p>}
      <WaysOut token={otherPerson ? token : ''} />
    </Stack>
  );
}

function WaysOut({ token }: { token: string }) {
  const { t } = useText();
  const next = token ? `?${new URLSearchParams({ next: `/confirm-email?${new URLSearchParams({ token })}` })}` : '';
  return (
    <ButtonRow>
      <ButtonLink to={`/sign-in${next}`} variant="primary">
        {t('account.confirmEmail.signIn')}
      </ButtonLink>
      {!token && <ButtonLink to="/sign-up">{t('account.confirmEmail.signUp')}</ButtonLink>}
    </ButtonRow>
  );
}
