import type { SubmittedRow } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import type { Route } from './+types/submissions-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { listAddress } from './console/list-address.ts';
import { DueLink } from './programme/due-link.tsx';
import { SimilarWork } from './programme/similar-work.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'review:write');
  const where = { ...scope, programmeId: params.programmeId, lessonId: params.lessonId };
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [page, similar, programme] = await Promise.all([
    needed(client.listSubmissions({ params: where, query: { cursor } }), url),
    needed(client.listSimilarities({ params: where }), url),
    needed(client.getCataloguePage({ params: where }), url),
  ]);
  const lesson = programme.modules.flatMap(({ lessons }) => lessons).find(({ id }) => id === params.lessonId);
  const hasPeers = await hasPeerReviews(client, where);
  return {
    ...page,
    hasPeers,
    similarities: similar.items,
    cursor,
    programmeTitle: programme.title,
    title: lesson?.title,
  };
}

/** Whether learners review each other here, as far as the reader may look after it. */
async function hasPeerReviews(
  client: ReturnType<typeof consoleOf>['client'],
  params: Parameters<typeof client.getPeerOverview>[0]['params'],
): Promise<boolean> {
  try {
    await client.getPeerOverview({ params });
    return true;
  } catch (error) {
    if ([403, 404].includes(refusalOf(error).status)) return false;
    throw error;
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => titleOf(t, args.loaderData?.title));
}

/** The lesson of another version than the published one has no name here. */
function titleOf(t: TFunction, lesson: string | undefined): string {
  return lesson === undefined ? t('issuer.submissions.titleAlone') : t('issuer.submissions.title', { lesson });
}

/** What learners handed in for one project or portfolio, and what of it is alike. */
export default function SubmissionsPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const { items, nextCursor, cursor, similarities, title } = loaderData;
  const place = `${base}/programmes/${params.programmeId}/lessons/${params.lessonId}`;
  const here = `${place}/submissions`;
  return (
    <Page
      title={titleOf(t, title)}
      trail={[
        { to: `${base}/programmes`, label: t('issuer.sections.programmes') },
        { to: `${base}/programmes/${params.programmeId}`, label: loaderData.programmeTitle },
      ]}
      actions={loaderData.hasPeers && <ButtonLink to={`${place}/peers`}>{t('issuer.peers.link')}</ButtonLink>}
    >
      {items.length > 0 ? (
        <Submissions items={items} programmeId={params.programmeId} />
      ) : (
        <EmptyState title={t('issuer.submissions.none')}>{t('issuer.submissions.noneText')}</EmptyState>
      )}
      <Pagination
        first={cursor ? here : undefined}
        next={nextCursor ? listAddress(here, { cursor: nextCursor }) : undefined}
      />
      {items.length > 0 && <SimilarWork similarities={similarities} />}
    </Page>
  );
}

function Submissions({ items, programmeId }: { items: readonly SubmittedRow[]; programmeId: string }) {
  const { t } = useText();
  const { base, may } = useConsole();
  const columns = [
    {
      key: 'learner',
      header: t('issuer.submissions.learner'),
      cell: ({ learnerName }: SubmittedRow) => <bdi>{learnerName}</bdi>,
    },
    { key: 'version', header: t('issuer.submissions.version'), cell: ({ number }: SubmittedRow) => number },
    {
      key: 'handedIn',
      header: t('issuer.submissions.handedIn'),
      cell: ({ handedInAt, isLate }: SubmittedRow) => (
        <>
          <Time value={handedInAt} show="instant" />
          {isLate && ` (${t('issuer.submissions.late')})`}
        </>
      ),
    },
    {
      key: 'review',
      header: t('issuer.submissions.review'),
      cell: ({ submissionId, learnerName: name }: SubmittedRow) => (
        <Link to={`${base}/reviews/${submissionId}`} aria-label={t('issuer.submissions.reviewOf', { name })}>
          {t('issuer.submissions.review')}
        </Link>
      ),
    },
    ...(may('learner:write')
      ? [
          {
            key: 'due',
            header: t('issuer.submissions.due.link'),
            cell: ({ enrolmentId, learnerName }: SubmittedRow) => (
              <DueLink programmeId={programmeId} enrolmentId={enrolmentId} name={learnerName} />
            ),
          },
        ]
      : []),
  ];
  return (
    <Table
      caption={t('issuer.submissions.link')}
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ submissionId }) => submissionId}
    />
  );
}
