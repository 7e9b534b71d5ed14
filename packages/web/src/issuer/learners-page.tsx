import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import type { Route } from './+types/learners-page.ts';
import { cohortIn } from './cohort/cohort-in.ts';
import { LearnerFilters, learnerStates } from './cohort/learner-filters.tsx';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf, listAddress } from './console/list-address.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { findProgramme } from './programme/find-programme.ts';
import { LearnerTable } from './programme/learner-table.tsx';

const saved = ['time', 'moved'] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'learner:read');
  const { client, scope } = console;
  const programme = await findProgramme(console, params.programmeId, url);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const where = { ...scope, programmeId: programme.id };
  const { items: cohorts } = await needed(client.listCohorts({ params: where }), url);
  const cohort = cohortIn(cohorts, url)?.id;
  const state = chosenOf(url, 'state', learnerStates);
  const page = await needed(client.listLearners({ params: where, query: { cursor, cohortId: cohort, state } }), url);
  return { ...page, programme, cohorts, filter: { cohort, state }, cursor, saved: chosenOf(url, 'saved', saved) };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) =>
    [t('issuer.learners.title'), args.loaderData?.programme.title].filter(Boolean).join(', '),
  );
}

/** Who is enrolled in a programme, how far they are, what they earned. */
export default function LearnersPage({ loaderData }: Route.ComponentProps) {
  const { items, nextCursor, cursor, programme, cohorts, filter } = loaderData;
  const isNarrowed = filter.cohort !== undefined || filter.state !== undefined;
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
      {loaderData.saved && (
        <SavedNotice>
          {t(loaderData.saved === 'time' ? 'issuer.learners.savedTime' : 'issuer.cohorts.learners.saved')}
        </SavedNotice>
      )}
      {items.length > 0 && (
        <div>
          <ButtonLink to={`${base}/programmes/${programme.id}/people`}>{t('issuer.people.title')}</ButtonLink>
        </div>
      )}
      {(items.length > 0 || isNarrowed) && <LearnerFilters cohorts={cohorts} {...filter} />}
      {items.length > 0 ? (
        <LearnerTable items={items} programmeId={programme.id} />
      ) : (
        <NoLearners programme={programme} isNarrowed={isNarrowed} />
      )}
      <Pagination
        first={cursor ? listAddress(list, filter) : undefined}
        next={nextCursor ? listAddress(list, { ...filter, cursor: nextCursor }) : undefined}
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

function NoLearners({
  programme: { id, publishedVersion },
  isNarrowed,
}: Pick<Route.ComponentProps['loaderData'], 'programme'> & { isNarrowed: boolean }) {
  const { t } = useText();
  if (isNarrowed) {
    return (
      <EmptyState title={t('issuer.cohorts.learners.noneLike')}>{t('issuer.cohorts.learners.noneLikeText')}</EmptyState>
    );
  }
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
