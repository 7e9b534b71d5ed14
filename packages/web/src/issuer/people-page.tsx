import type { Standings } from '@laurel/sdk';
import { Form } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import type { Route } from './+types/people-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf, listAddress } from './console/list-address.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { segments } from './people/segments.ts';
import { StandingTable } from './people/standing-table.tsx';
import { findProgramme } from './programme/find-programme.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'learner:read');
  const programme = await findProgramme(console, params.programmeId, url);
  const segment = chosenOf(url, 'segment', segments) ?? 'at-risk';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const where = { ...console.scope, programmeId: programme.id };
  const standings = await needed(console.client.listStandings({ params: where, query: { segment, cursor } }), url);
  return { programme, segment, cursor, standings, sent: url.searchParams.has('sent') };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.people.title'));
}

/** Who of a programme's learners needs help, by rules in the open; and the way to write to them. */
export default function PeoplePage({ loaderData }: Route.ComponentProps) {
  const { programme, segment, cursor, standings, sent } = loaderData;
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
      <SegmentForm segment={segment} counts={standings.segments} />
      {count > 0 && may('learner:write') && (
        <div>
          <ButtonLink to={listAddress(`${here}/message`, { segment })} variant="primary">
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
              <ButtonLink to={listAddress(here, { segment: 'everybody' })}>
                {t('issuer.people.seeEverybody')}
              </ButtonLink>
            )
          }
        >
          {t('issuer.people.nobodyText')}
        </EmptyState>
      )}
      <Pagination
        first={cursor ? listAddress(here, { segment }) : undefined}
        next={nextCursor ? listAddress(here, { segment, cursor: nextCursor }) : undefined}
      />
      <Rules limits={standings.limits} />
    </Page>
  );
}

function SegmentForm({ segment, counts }: { segment: string; counts: Standings['segments'] }) {
  const { t } = useText();
  const countOf = (value: string) => counts.find((each) => each.segment === value)?.count ?? 0;
  return (
    <Form method="get">
      <Stack gap="s">
        <Field name="segment" label={t('issuer.people.filter')} optional="unsaid">
          <Select
            key={segment}
            defaultValue={segment}
            options={segments.map((value) => ({
              value,
              label: t('issuer.people.segmentCount', {
                label: t(`issuer.people.segment.${value}`),
                count: countOf(value),
              }),
            }))}
          />
        </Field>
        <div>
          <SubmitButton size="s">{t('issuer.cohorts.learners.show')}</SubmitButton>
        </div>
      </Stack>
    </Form>
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
