import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import type { Route } from './+types/learners-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf, listAddress } from './console/list-address.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { findProgramme } from './programme/find-programme.ts';
import { LearnerTable } from './programme/learner-table.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'learner:read');
  const { client, scope } = console;
  const programme = await findProgramme(console, params.programmeId, url);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const where = { ...scope, programmeId: programme.id };
  const page = await needed(client.listLearners({ params: where, query: { cursor } }), url);
  return { ...page, programme, cursor, saved: chosenOf(url, 'saved', ['time'] as const) };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) =>
    [t('issuer.learners.title'), args.loaderData?.programme.title].filter(Boolean).join(', '),
  );
}

/** Who is enrolled in a programme, how far they are, what they earned. */
export default function LearnersPage({ loaderData }: Route.ComponentProps) {
  const { items, nextCursor, cursor, programme } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  const list = `${base}/programmes/${programme.id}/learners`;
  return (
    <Page
      title={t('issuer.learners.title')}
      lead={<bdi>{programme.title}</bdi>}
      trail={[
        { to: `${base}/programmes`, label: t('issuer.sections.programmes') },
        ...(may('programme:write') ? [{ to: `${base}/programmes/${programme.id}`, label: programme.title }] : []),
      ]}
    >
      {loaderData.saved && <SavedNotice>{t('issuer.learners.savedTime')}</SavedNotice>}
      {items.length > 0 ? (
        <LearnerTable items={items} programmeId={programme.id} />
      ) : (
        <NoLearners programme={programme} />
      )}
      <Pagination
        first={cursor ? list : undefined}
        next={nextCursor ? listAddress(list, { cursor: nextCursor }) : undefined}
      />
      {items.length > 0 && (
        <div>
          <ButtonLink to={`${base}/programmes/${programme.id}/learners.csv`} reloadDocument icon="download" size="s">
            {t('issuer.learners.export')}
          </ButtonLink>
        </div>
      )}
    </Page>
  );
}

function NoLearners({ programme: { id, publishedVersion } }: Pick<Route.ComponentProps['loaderData'], 'programme'>) {
  const { t } = useText();
  return (
    <EmptyState
      title={t('issuer.learners.none')}
      action={
        publishedVersion !== null && (
          <ButtonLink to={`/programmes/${id}`} icon="external">
            {t('issuer.programmes.publicPage')}
          </ButtonLink>
        )
      }
    >
      {publishedVersion !== null ? t('issuer.learners.nonePublished') : t('issuer.learners.noneDraft')}
    </EmptyState>
  );
}
