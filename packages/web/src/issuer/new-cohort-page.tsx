import { redirect } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/new-cohort-page.ts';
import { CohortForm } from './cohort/cohort-form.tsx';
import { readCohort } from './cohort/read-cohort.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { formKeyOf, newFormKey } from './console/form-key.tsx';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { findProgramme } from './programme/find-programme.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const programme = await findProgramme(consoleOf(context, 'programme:write'), params.programmeId, url);
  return { programme, formKey: newFormKey() };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const { body, faults } = readCohort(form, textOf(request).t);
  if (faults.length > 0) return refusedFaults(faults, form);
  const { programmeId } = params;
  try {
    await client.createCohort({ params: { ...scope, programmeId }, body, idempotencyKey: formKeyOf(form) });
    return redirect(`${base}/programmes/${programmeId}?saved=cohort`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.cohorts.plan'));
}

/** Plans a cohort. */
export default function NewCohortPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { programme, formKey } = loaderData;
  const { here, trail } = useProgrammePlace(programme);
  return (
    <Page title={t('issuer.cohorts.plan')} width="form" trail={trail}>
      <CohortForm
        values={actionData?.values ?? {}}
        problem={actionData?.problem}
        submit={t('issuer.cohorts.planNow')}
        back={here}
        formKey={formKey}
      />
    </Page>
  );
}
