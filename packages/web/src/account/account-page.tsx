import { data, redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { en } from '../text/en.ts';
import { useText } from '../text/text-context.tsx';
import { Button } from '../ui/button.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/account-page.ts';
import { changeAccount } from './change-account.ts';
import { EmailAddresses } from './parts/email-addresses.tsx';
import { NameForm } from './parts/name-form.tsx';
import { Organisations } from './parts/organisations.tsx';
import { Passkeys } from './parts/passkeys.tsx';
import { PasswordSection } from './parts/password-section.tsx';
import { SignOutForm } from './sign-out-form.tsx';

type Done = keyof typeof en.account.page.done;

export async function loader({ url, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  const [person, passkeys] = await Promise.all([needed(client.getMe(), url), needed(client.listPasskeys(), url)]);
  return { person, passkeys: passkeys.items, done: doneOf(url.searchParams.get('done')) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  try {
    const done = await changeAccount(clientOf(context), form);
    return redirect(done ? `/account?done=${done}` : '/account', 303);
  } catch (error) {
    const problem = refusalOf(error);
    return data({ intent: formText(form, 'intent'), problem, values: formValues(form) }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/account', (t) => t('account.page.title'));
}

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { person, passkeys, done } = loaderData;
  /** A refusal is said in the part of the page whose form was refused. */
  const refused = (...intents: string[]) =>
    actionData && intents.includes(actionData.intent) ? actionData.problem : undefined;
  const values = actionData?.values;
  return (
    <Page title={t('account.page.title')} width="text">
      {done && !actionData && (
        <Notice kind="success" live>
          {t(`account.page.done.${done}`)}
        </Notice>
      )}
      <Stack gap="l">
        <NameForm name={values?.name ?? person.name} problem={refused('rename')} />
        <EmailAddresses
          emails={person.emails}
          typed={values?.email}
          problem={refused('add-email', 'remove-email', 'make-primary')}
        />
        <Passkeys passkeys={passkeys} problem={refused('remove-passkey')} />
        <PasswordSection />
        <Organisations memberships={person.memberships} />
        <Section title={t('mail.title')} lead={t('mail.inAccount')}>
          <div>
            <ButtonLink to="/account/mail">{t('mail.go')}</ButtonLink>
          </div>
        </Section>
        <Section title={t('calendar.title')} lead={t('calendar.inAccount')}>
          <div>
            <ButtonLink to="/account/calendar">{t('calendar.go')}</ButtonLink>
          </div>
        </Section>
        <Section title={t('account.page.signOut')}>
          <SignOutForm>
            <Button>{t('account.page.signOut')}</Button>
          </SignOutForm>
        </Section>
        <Section title={t('erasure.account.title')} lead={t('erasure.account.lead')}>
          <div>
            <ButtonLink to="/account/erase">{t('erasure.account.go')}</ButtonLink>
          </div>
        </Section>
      </Stack>
    </Page>
  );
}

function doneOf(value: string | null): Done | null {
  return value !== null && Object.hasOwn(en.account.page.done, value) ? (value as Done) : null;
}
