import type { Standings } from '@laurel/sdk';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/people-page.ts';
import { cohortIn } from './cohort/cohort-in.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf, listAddress } from './console/list-address.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { PeopleFilters } from './people/people-filters.tsx';
import { segments } from './people/segments.ts';
import { StandingTable } from './people/standing-table.tsx';
import { findProgramme } from './programme/find-programme.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'learner:read');
  const programme = await findProgramme(console, params.programmeId, url);
  const segment = chosenOf(url, 'segment', segments) ?? 'at-risk';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const where = { ...console.scope, programmeId: programme.id };
  const { items: cohorts } = await needed(console.client.listCohorts({ params: where }), url);
  const cohort = cohortIn(cohorts, url)?.id;
  const query = { segment, cohortId: cohort, cursor };
  const standings = await needed(console.client.listStandings({ params: where, query }), url);
  return { programme, cohorts, filter: { segment, cohort }, cursor, standings, sent: url.searchParams.has('sent') };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.people.title'));
}

/** Who of a programme's learners needs help, by rules in the open; and the way to write to them. */
export default function PeoplePage({ loaderData }: Route.ComponentProps) {
  const { programme, cohorts, filter, cursor, standings, sent } = loaderData;
  const { segment } = filter;
  const { t } = useText();
  const { base, may } = useConsole();
  const learners = `${base}/programmes/${programme.id}/learners`;
  const here = `${base}/programmes/${programme.id}/people`;
  const { items, nextCursor } = standings;
  const count = standings.segments.find((each) => each.segment === segment)?.count ?? 0;
  return (
    <Page
      title={t('issuer.people.title')}
      lead={t('issuer.people.lead')}
      trail={[
        { to: `${base}/programmes/${programme.id}`, label: programme.title },
        { to: learners, label: t('issuer.learners.title') },
      ]}
    >
      {sent && <SavedNotice>{t('issuer.people.message.sent')}</SavedNotice>}
      <PeopleFilters cohorts={cohorts} {...filter} counts={standings.segments} />
      {count > 0 && may('learner:write') && (
        <div>
          <ButtonLink to={listAddress(`${here}/message`, filter)} variant="primary">
            {t('issuer.people.message.go', { count })}
          </ButtonLink>
        </div>
      )}
      {items.length > 0 ? (
        <StandingTable items={items} />
      ) : (
        <EmptyState
          title={t('issuer.people.nobody')}
          action={
            segment !== 'everybody' && (
              <ButtonLink to={listAddress(here, { ...filter, segment: 'everybody' })}>
                {t('issuer.people.seeEverybody')}
              </ButtonLink>
            )
          }
        >
          {t('issuer.people.nobodyText')}
        </EmptyState>
      )}
      <Pagination
        first={cursor ? listAddress(here, filter) : undefined}
        next={nextCursor ? listAddress(here, { ...filter, cursor: nextCursor }) : undefined}
      />
      <Rules limits={standings.limits} />
    </Page>
  );
}

function Rules({ limits }: Pick<Standings, 'limits'>) {
  const { t } = useText();
  return (
    <Section title={t('issuer.people.rules')}>
      <ul>
        <li>{t('issuer.people.rule.stuck', { days: limits.stuckDays })}</li>
        <li>{t('issuer.people.rule.not-begun', { days: limits.notBegunDays })}</li>
        <li>{t('issuer.people.rule.failed-twice', { count: limits.failures })}</li>
        <li>{t('issuer.people.rule.behind', { percent: limits.behindPercent })}</li>
      </ul>
      <p>{t('issuer.people.rulesNote')}</p>
    </Section>
  );
}
