import type { PeerOverview } from '@laurel/sdk';
import { Form, Link, redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import type { Route } from './+types/peers-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { PeerTable } from './review/peer-table.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'review:write');
  const overview = await needed(client.getPeerOverview({ params: { ...scope, ...params } }), url);
  return { overview, isMade: url.searchParams.has('made') };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'review:manage');
  const form = await readForm(request);
  try {
    await client.makePeerRing({ params: { ...scope, ...params } });
    return redirect(`${base}/programmes/${params.programmeId}/lessons/${params.lessonId}/peers?made=`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.peers.title', { lesson: args.loaderData?.overview.lessonTitle ?? '' }));
}

/** Who reviews whom among learners, who is late, and how near to staff each marks. */
export default function PeersPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const { overview, isMade } = loaderData;
  const { lessonTitle, reviewsEach, days, items } = overview;
  return (
    <Page
      title={t('issuer.peers.title', { lesson: lessonTitle })}
      lead={t('issuer.peers.lead', { count: reviewsEach, days })}
      trail={[
        { to: `${base}/programmes`, label: t('issuer.sections.programmes') },
        {
          to: `${base}/programmes/${params.programmeId}/lessons/${params.lessonId}/submissions`,
          label: t('issuer.submissions.title', { lesson: lessonTitle }),
        },
      ]}
    >
      {isMade && !actionData && <SavedNotice>{t('issuer.peers.made')}</SavedNotice>}
      <FormErrors problem={actionData?.problem} />
      <Stack gap="l">
        <Waiting overview={overview} />
        <Section title={t('issuer.peers.given')} lead={items.length === 0 ? t('issuer.peers.none') : undefined}>
          {items.length > 0 && <PeerTable overview={overview} />}
        </Section>
      </Stack>
    </Page>
  );
}

function Waiting({ overview: { waiting, ringOf, days } }: { overview: PeerOverview }) {
  const { t } = useText();
  const { base, may } = useConsole();
  const { count, ring, reviewsEach, items } = waiting;
  return (
    <Section title={t('issuer.peers.waiting')}>
      <p>
        {t('issuer.peers.count', { count })}{' '}
        {count > 0 &&
          (ring === 'fewer'
            ? t('issuer.peers.ring.fewer', { count: reviewsEach })
            : t(`issuer.peers.ring.${ring}`))}{' '}
        {ringOf && t('issuer.peers.by', { count: ringOf })} {count > 0 && t('issuer.peers.queue', { days })}
      </p>
      {ring === 'too-small' && (
        <ul>
          {items.map(({ submissionId, learnerName }) => (
            <li key={submissionId}>
              <Link to={`${base}/reviews/${submissionId}`}>{t('issuer.peers.markSelf', { name: learnerName })}</Link>
            </li>
          ))}
        </ul>
      )}
      {ring !== 'too-small' && may('review:manage') && (
        <Form method="post">
          <SubmitButton variant="primary">{t('issuer.peers.make')}</SubmitButton>
        </Form>
      )}
    </Section>
  );
}
