import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/members-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf, listAddress } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { InvitationTable } from './organisation/invitation-table.tsx';
import { MemberTable } from './organisation/member-table.tsx';

const saved = ['invited', 'withdrawn', 'changed', 'removed'] as const;

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope, membership } = consoleOf(context, 'member:read');
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [page, invitations] = await needed(
    Promise.all([
      client.listMembers({ params: scope, query: { cursor } }),
      membership.permissions.includes('member:manage')
        ? client.listInvitations({ params: scope, query: { limit: 50 } })
        : null,
    ]),
    url,
  );
  return { ...page, cursor, invitations: invitations?.items ?? [], saved: chosenOf(url, 'saved', saved) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'member:manage');
  const form = await readForm(request);
  try {
    await client.withdrawInvitation({ params: { ...scope, invitationId: String(form.get('invitationId')) } });
    return redirect(`${base}/members?saved=withdrawn`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.sections.members'));
}

/** Who belongs to the organisation, who is invited, and in which role. */
export default function MembersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { items, nextCursor, cursor, invitations } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  const list = `${base}/members`;
  return (
    <Page
      title={t('issuer.sections.members')}
      lead={t('issuer.members.lead')}
      actions={
        may('member:manage') && (
          <ButtonLink to={`${list}/invite`} variant="primary">
            {t('issuer.members.invite')}
          </ButtonLink>
        )
      }
    >
      <FormErrors problem={actionData?.problem} />
      {loaderData.saved && !actionData && <SavedNotice>{t(`issuer.members.saved.${loaderData.saved}`)}</SavedNotice>}
      <MemberTable items={items} />
      <Pagination
        first={cursor ? list : undefined}
        next={nextCursor ? listAddress(list, { cursor: nextCursor }) : undefined}
      />
      {invitations.length > 0 && (
        <Section title={t('issuer.members.invitations')}>
          <InvitationTable items={invitations} />
        </Section>
      )}
    </Page>
  );
}
