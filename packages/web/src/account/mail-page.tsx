import { data, Form, redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/mail-page.ts';
import { choicesOf, nameOf } from './mail-choices.ts';

export async function loader({ url, context }: Route.LoaderArgs) {
  const { items } = await needed(clientOf(context).getMailPreferences(), url);
  return { items, saved: url.searchParams.has('saved') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const items = choicesOf(await request.formData());
  try {
    if (items.length > 0) await clientOf(context).setMailPreferences({ body: { items } });
    return redirect('/account/mail?saved', 303);
  } catch (error) {
    const problem = refusalOf(error);
    return data({ problem, items }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/account/mail', (t) => t('mail.title'));
}

/** Which kinds of mail one gets. */
export default function MailPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const [kinds, organisations] = [true, false].map((isKind) =>
    loaderData.items.filter(({ organisationId }) => (organisationId === null) === isKind),
  );
  const isOn = (item: (typeof loaderData.items)[number]) =>
    actionData?.items.find((sent) => nameOf(sent) === nameOf(item))?.wanted ?? item.wanted;
  const box = (item: (typeof loaderData.items)[number], label: string, hint?: string) => (
    <div key={nameOf(item)}>
      {item.canTurnOff && <input type="hidden" name="listed" value={nameOf(item)} />}
      <Checkbox
        name={nameOf(item)}
        value="on"
        defaultChecked={isOn(item)}
        disabled={!item.canTurnOff}
        label={item.canTurnOff ? label : `${label} (${t('mail.always')})`}
        hint={hint}
      />
    </div>
  );
  return (
    <Page
      title={t('mail.title')}
      lead={t('mail.lead')}
      width="form"
      trail={[{ to: '/account', label: t('account.page.title') }]}
    >
      {loaderData.saved && !actionData && (
        <Notice kind="success" live>
          {t('mail.saved')}
        </Notice>
      )}
      <Form method="post" action="/account/mail">
        <Stack gap="l">
          <FormErrors problem={actionData?.problem} />
          <Section title={t('mail.kinds')}>
            {kinds?.map((item) => box(item, t(`mail.category.${item.category}`), t(`mail.hint.${item.category}`)))}
          </Section>
          {organisations && organisations.length > 0 && (
            <Section title={t('mail.byOrganisation')} lead={t('mail.byOrganisationHint')}>
              {organisations.map((item) => box(item, t('mail.messagesOf', { name: item.organisationName ?? '' })))}
            </Section>
          )}
          <div>
            <SubmitButton variant="primary">{t('mail.save')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </Page>
  );
}
