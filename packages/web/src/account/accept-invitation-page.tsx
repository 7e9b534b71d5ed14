import { data, Form, redirect } from 'react-router';
import { apiOf } from '../session/api.ts';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { refusalOf } from '../session/refusal.ts';
import { findVisitor } from '../session/visitor.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/accept-invitation-page.ts';

/** Those without an account come here first, too: they choose between signing in and signing up. */
export async function loader({ request, url, context }: Route.LoaderArgs) {
  const visitor = await findVisitor(request, apiOf(context));
  return { token: url.searchParams.get('token') ?? '', name: visitor?.name ?? null };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const token = formText(form, 'token');
  try {
    const { organisationId } = await clientOf(context).acceptInvitation({ body: { token } });
    return redirect(`/issuer/${organisationId}`, 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) return redirect(`/invitations/accept?${new URLSearchParams({ token })}`, 303);
    return data({ problem, token }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/invitations/accept', (t) => t('account.invitation.title'));
}

export default function AcceptInvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const token = actionData?.token ?? loaderData.token;
  const lead = token ? t('account.invitation.lead') : t('account.invitation.incomplete');
  return (
    <Page title={t('account.invitation.title')} lead={lead} width="form">
      {actionData && (
        <Stack>
          <FormErrors problem={{ ...actionData.problem, errors: [] }} />
          <p>{t('account.invitation.refused')}</p>
          <div>
            <ButtonLink to="/account">{t('account.invitation.toAccount')}</ButtonLink>
          </div>
        </Stack>
      )}
      {token &&
        !actionData &&
        (loaderData.name === null ? <Stranger token={token} /> : <Join token={token} name={loaderData.name} />)}
    </Page>
  );
}

function Stranger({ token }: { token: string }) {
  const { t } = useText();
  const next = `/invitations/accept?${new URLSearchParams({ token })}`;
  const query = new URLSearchParams({ next });
  return (
    <Stack>
      <p>{t('account.invitation.stranger')}</p>
      <ButtonRow>
        <ButtonLink to={`/sign-in?${query}`} variant="primary">
          {t('account.invitation.signIn')}
        </ButtonLink>
        <ButtonLink to={`/sign-up?${query}`}>{t('account.invitation.signUp')}</ButtonLink>
      </ButtonRow>
    </Stack>
  );
}

function Join({ token, name }: { token: string; name: string }) {
  const { t } = useText();
  return (
    <Form method="post" action="/invitations/accept">
      <Stack>
        <p>{t('account.invitation.signedIn', { name })}</p>
        <input type="hidden" name="token" value={token} />
        <div>
          <SubmitButton variant="primary">{t('account.invitation.submit')}</SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}
