import type { PeerReviews } from '@laurel/sdk';
import { data, Link, redirect } from 'react-router';
import { readForm } from '../issuer/console/read-form.ts';
import { readMarking } from '../issuer/review/read-marking.ts';
import { clientOf } from '../session/client.ts';
import { formValues } from '../session/form-values.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/peers-page.ts';
import { addresses } from './addresses.ts';
import { PeerSample } from './review/peer-sample.tsx';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const peers = await needed(clientOf(context).listPeerReviews({ params }), url);
  return { peers, done: url.searchParams.get('done') };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await readForm(request);
  const here = addresses.reviews(params.enrolmentId, params.lessonId);
  const marks = Object.fromEntries(Object.entries(readMarking(form).marks).map(([id, { level }]) => [id, level]));
  try {
    await clientOf(context).markSample({ params, body: { marks } });
    return redirect(`${here}?done=marked`, 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) return redirectToSignIn(new URL(here, request.url));
    return data({ problem, values: formValues(form) }, problem.status);
  }
}

export function meta({ matches, params }: Route.MetaArgs) {
  const path = addresses.reviews(params.enrolmentId, params.lessonId);
  return unlistedMeta(matches, path, (t) => t('learner.peers.title'));
}

/** The reviews of fellow learners that one has to give: what is due, after the sample. */
export default function PeersPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useText();
  const { peers, done } = loaderData;
  const { enrolmentId, lessonId } = params;
  const isFirst = peers.sample !== null && peers.sample.marked === null;
  return (
    <Page
      title={t('learner.peers.title')}
      width="text"
      lead={t('learner.peers.lead', { count: peers.reviewsEach })}
      trail={[
        { to: addresses.enrolment(enrolmentId), label: peers.programmeTitle },
        { to: addresses.lesson(enrolmentId, lessonId), label: peers.lessonTitle },
      ]}
    >
      <Stack gap="l">
        {done && !actionData && (
          <Notice kind="success" live>
            {t(done === 'marked' ? 'learner.peers.marked' : 'learner.peers.handedIn')}
          </Notice>
        )}
        <Notice kind="info">{t(`learner.peers.place.${peers.place}`)}</Notice>
        {!isFirst && <Queue peers={peers} here={addresses.reviews(enrolmentId, lessonId)} />}
        {peers.sample && <PeerSample sample={peers.sample} returned={actionData} />}
        <p>
          {t(`learner.peers.counts.${peers.counts}`)} {peers.reviewFirst && t('learner.peers.first')}
        </p>
      </Stack>
    </Page>
  );
}

function Queue({ peers: { items }, here }: { peers: PeerReviews; here: string }) {
  const { t } = useText();
  return (
    <Section title={t('learner.peers.queue')} lead={items.length === 0 ? t('learner.peers.none') : undefined}>
      {items.length > 0 && (
        <Table
          caption={t('learner.peers.queue')}
          captionHidden
          rows={items}
          rowKey={({ reviewId }) => reviewId}
          columns={[
            {
              key: 'work',
              header: t('learner.peers.theWork'),
              cell: ({ reviewId, number, state }) => (
                <Link to={`${here}/${reviewId}`}>
                  {t(state === 'open' ? 'learner.peers.review' : 'learner.peers.work', { number })}
                </Link>
              ),
            },
            {
              key: 'due',
              header: t('learner.peers.due'),
              cell: ({ dueAt }) => <Time value={dueAt} show="instant" />,
            },
            {
              key: 'state',
              header: t('learner.peers.stateHeader'),
              cell: ({ state }) => (
                <StateTag tone={state === 'open' ? 'warning' : 'none'} icon={state === 'open' ? 'arrow' : 'check'}>
                  {t(`learner.peers.state.${state}`)}
                </StateTag>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
