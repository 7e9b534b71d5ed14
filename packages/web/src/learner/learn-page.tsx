import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/learn-page.ts';
import { isIssuing, isSlow } from './is-issuing.ts';
import { Issuing } from './issuing.tsx';
import { Earned } from './learn/earned.tsx';
import { Later } from './learn/later.tsx';
import { NextStep } from './learn/next-step.tsx';
import { UnderWay } from './learn/under-way.tsx';
import { workCounts } from './lessons-are-open.ts';
import { sortToDo } from './next-to-do.ts';
import { Applications } from './recognition/applications.tsx';

export async function loader({ url, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  const [enrolments, credentials, recognitions] = await Promise.all([
    needed(client.listEnrolments(), url),
    needed(client.listHeldCredentials(), url),
    needed(client.listRecognitions(), url),
  ]);
  const waiting = enrolments.items.filter(isIssuing);
  return {
    enrolments: enrolments.items,
    credentials: credentials.items,
    applications: recognitions.items,
    issuing: waiting.length > 0,
    slow: waiting.every(({ completedAt }) => isSlow(completedAt, Date.now())),
  };
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/learn', (t) => t('learner.home.title'));
}

/** The one next step first; then what else is under way, then what was earned. */
export default function LearnPage({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  const { enrolments, credentials, applications, issuing, slow } = loaderData;
  const open = sortToDo(enrolments);
  const later = enrolments.filter(
    (each) => !open.includes(each) && ((each.state === 'active' && !workCounts(each)) || each.state === 'waiting'),
  );
  const [current, ...others] = open;
  return (
    <Page title={t('learner.home.title')}>
      <Stack gap="l">
        {issuing && <Issuing here="/learn" slow={slow} />}
        {current && <NextStep enrolment={current} />}
        {!current && !issuing && later.length === 0 && (
          <Nothing anyFinished={enrolments.some(({ state }) => state !== 'left')} />
        )}
        {others.length > 0 && <UnderWay enrolments={others} />}
        {later.length > 0 && <Later enrolments={later} />}
        <Applications applications={applications} />
        {(enrolments.length > 0 || credentials.length > 0) && <Earned credentials={credentials} />}
      </Stack>
    </Page>
  );
}

function Nothing({ anyFinished }: { anyFinished: boolean }) {
  const { t } = useText();
  return (
    <EmptyState
      title={anyFinished ? t('learner.home.finishedTitle') : t('learner.home.emptyTitle')}
      action={
        <ButtonLink to="/programmes" variant="primary">
          {t('learner.home.browse')}
        </ButtonLink>
      }
    >
      {anyFinished ? t('learner.home.finished') : t('learner.home.empty')}
    </EmptyState>
  );
}
