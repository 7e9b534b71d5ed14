import type { Cohort } from '@laurel/sdk';
import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/cohort-page.ts';
import { CohortForm } from './cohort/cohort-form.tsx';
import { readCohort } from './cohort/read-cohort.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { findProgramme } from './programme/find-programme.ts';
import { notHere } from './programme/programme-place.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'programme:write');
  const programme = await findProgramme(console, params.programmeId, url);
  const where = { ...console.scope, programmeId: programme.id };
  const { items } = await needed(console.client.listCohorts({ params: where }), url);
  const cohort = items.find(({ id }) => id === params.cohortId);
  if (!cohort) throw notHere();
  return { programme, cohort };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const { body, faults } = readCohort(form, textOf(request).t);
  if (faults.length > 0) return refusedFaults(faults, form);
  try {
    await client.changeCohort({ params: { ...scope, ...params }, body: { ...body, closed: form.has('closed') } });
    return redirect(`${base}/programmes/${params.programmeId}?saved=cohortChanged`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => args.loaderData?.cohort.name ?? t('issuer.cohorts.title'));
}

/** Changes a cohort, or closes it. */
export default function CohortPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { programme, cohort } = loaderData;
  const { here, trail } = useProgrammePlace(programme);
  return (
    <Page title={t('issuer.cohorts.changeOf', { name: cohort.name })} width="form" trail={trail}>
      <CohortForm
        values={actionData?.values ?? valuesOf(cohort)}
        problem={actionData?.problem}
        submit={t('issuer.form.save')}
        back={here}
        closable
      />
    </Page>
  );
}

function valuesOf({ name, startsOn, endsOn, enrolUntil, capacity, closedAt }: Cohort): Record<string, string> {
  const places = capacity === null ? '' : String(capacity);
  return { name, startsOn, endsOn, enrolUntil, capacity: places, ...(closedAt ? { closed: 'on' } : {}) };
}
