import type { Unsubscription } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { data, Form } from 'react-router';
import { clientOf } from '../session/client.ts';
import { refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/unsubscribe-page.ts';

/** Opening the link changes nothing: programs that look into mail open every link. The press on the button counts. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const token = url.searchParams.get('token') ?? '';
  const found = await clientOf(context).getUnsubscription({ params: { token } }).catch(gone);
  return data({ token, found }, found ? 200 : 404);
}

/**
 * The press, by the button here or by a mail service in the reader's name (RFC 8058): without a cookie, with no more than
 * the link, and answered at once without leading elsewhere.
 */
export async function action({ url, context }: Route.ActionArgs) {
  const token = url.searchParams.get('token') ?? '';
  const done = await clientOf(context).unsubscribe({ params: { token } }).catch(gone);
  return data({ done }, done ? 200 : 404);
}

function gone(error: unknown): null {
  if (refusalOf(error).status === 404) return null;
  throw error;
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/unsubscribe', (t) => t('mail.unsubscribe.title'));
}

/** What the link in a mail leads to. */
export default function UnsubscribePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { found, token } = loaderData;
  if (!found || (actionData && !actionData.done)) {
    return (
      <Page title={t('mail.unsubscribe.unknownTitle')} lead={t('mail.unsubscribe.unknown')} width="form">
        <ToAccount />
      </Page>
    );
  }
  if (actionData?.done || !found.wanted) {
    const lead = actionData?.done ? t('mail.unsubscribe.done') : t('mail.unsubscribe.already');
    return (
      <Page title={t('mail.unsubscribe.doneTitle')} lead={lead} width="form">
        <Stack>
          <p>{t('mail.unsubscribe.back')}</p>
          <ToAccount />
        </Stack>
      </Page>
    );
  }
  return (
    <Page title={t('mail.unsubscribe.title')} lead={sentence(t, found)} width="form">
      <Form method="post" action={`/unsubscribe?${new URLSearchParams({ token })}`}>
        <SubmitButton variant="primary">{t('mail.unsubscribe.press')}</SubmitButton>
      </Form>
    </Page>
  );
}

function sentence(t: TFunction, { category, organisationName }: Unsubscription): string {
  if (category === 'messages' && organisationName)
    return t('mail.unsubscribe.ask.messagesOf', { name: organisationName });
  return t(`mail.unsubscribe.ask.${category}`);
}

function ToAccount() {
  const { t } = useText();
  return (
    <div>
      <ButtonLink to="/account/mail">{t('mail.go')}</ButtonLink>
    </div>
  );
}
