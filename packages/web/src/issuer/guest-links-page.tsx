import { redirect } from 'react-router';
import { formText } from '../session/form-text.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Tabs } from '../ui/tabs.tsx';
import type { Route } from './+types/guest-links-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf, listAddress } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { GuestLinkTable } from './review/guest-link-table.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'review:manage');
  const which = chosenOf(url, 'which', ['all'] as const) ?? ('open' as const);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const page = await needed(client.listAllGuestLinks({ params: scope, query: { which, cursor } }), url);
  return { ...page, which, cursor, now: new Date().toISOString(), saved: url.searchParams.has('saved') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'review:manage');
  const form = await readForm(request);
  try {
    const link = { submissionId: formText(form, 'submissionId'), linkId: formText(form, 'linkId') };
    await client.withdrawGuestLink({ params: { ...scope, ...link } });
    return redirect(`${base}/guest-links?saved=1`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.reviews.guest.all.title'));
}

/** Every link by which somebody from outside reviews work of the organisation, and how to withdraw it. */
export default function GuestLinksPage({ loaderData, actionData }: Route.ComponentProps) {
  const { items, nextCursor, cursor, which, now, saved } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const here = `${base}/guest-links`;
  const addressOf = (query: { cursor?: string }) =>
    listAddress(here, { which: which === 'all' ? which : undefined, ...query });
  return (
    <Page
      title={t('issuer.reviews.guest.all.title')}
      lead={t('issuer.reviews.guest.all.lead')}
      trail={[{ to: `${base}/reviews`, label: t('issuer.sections.reviews') }]}
    >
      {saved && !actionData && <SavedNotice>{t('issuer.reviews.saved.guest-withdrawn')}</SavedNotice>}
      <FormErrors problem={actionData?.problem} />
      <Tabs
        label={t('issuer.reviews.guest.all.title')}
        current={addressOf({})}
        tabs={[
          { to: here, label: t('issuer.reviews.guest.all.open') },
          { to: listAddress(here, { which: 'all' }), label: t('issuer.reviews.guest.all.all') },
        ]}
      />
      {items.length > 0 ? (
        <GuestLinkTable links={items} now={now} base={base} />
      ) : (
        <EmptyState title={t(`issuer.reviews.guest.all.none.${which}`)}>
          {t('issuer.reviews.guest.all.noneText')}
        </EmptyState>
      )}
      <Pagination
        first={cursor ? addressOf({}) : undefined}
        next={nextCursor ? addressOf({ cursor: nextCursor }) : undefined}
      />
    </Page>
  );
}
