import { Form, redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/move-learner-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SaveOrCancel } from './console/save-or-cancel.tsx';
import { textOf } from './console/text-of.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'learner:write');
  const { programmeId, enrolmentId } = params;
  const where = { ...scope, programmeId };
  const [learner, cohorts] = await Promise.all([
    needed(client.getAccommodation({ params: { ...where, enrolmentId } }), url),
    needed(client.listCohorts({ params: where }), url),
  ]);
  return { name: learner.learnerName, cohorts: cohorts.items.filter(({ phase }) => phase !== 'ended') };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'learner:write');
  const form = await readForm(request);
  const { t } = textOf(request);
  const to = fieldReader(form, t).text('to');
  if (to === '') return refusedFaults([{ pointer: '/to', message: t('issuer.cohorts.move.fault') }], form);
  const [how, cohortId = null] = to.split(':');
  try {
    await client.moveLearner({ params: { ...scope, ...params }, body: { cohortId, waitingList: how === 'wait' } });
    return redirect(`${base}/programmes/${params.programmeId}/learners?saved=moved`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.cohorts.move.title'));
}

/** Moves one learner to another cohort, or to their own pace. */
export default function MoveLearnerPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/programmes/${params.programmeId}/learners`;
  const problem = actionData?.problem;
  const options = loaderData.cohorts.flatMap(({ id, name, placesLeft }) => [
    {
      value: `place:${id}`,
      label: t('issuer.cohorts.move.place', { name }),
      hint:
        placesLeft === 0
          ? t('issuer.cohorts.move.full')
          : placesLeft !== null && t('issuer.cohorts.move.left', { count: placesLeft }),
    },
    ...(placesLeft === 0 ? [{ value: `wait:${id}`, label: t('issuer.cohorts.move.wait', { name }) }] : []),
  ]);
  return (
    <Page
      title={t('issuer.cohorts.move.title')}
      lead={<bdi>{loaderData.name}</bdi>}
      width="form"
      trail={[{ to: list, label: t('issuer.learners.title') }]}
    >
      <Form method="post">
        <Stack>
          <FormErrors problem={problem} fields={{ to: t('issuer.cohorts.move.legend') }} />
          <RadioGroup
            name="to"
            legend={t('issuer.cohorts.move.legend')}
            hint={t('issuer.cohorts.move.told')}
            error={faultOf(problem, 'to')}
            defaultValue={actionData?.values.to}
            options={[...options, { value: 'own', label: t('issuer.cohorts.move.ownPace') }]}
          />
          <SaveOrCancel save={t('issuer.cohorts.move.now')} cancel={list} />
        </Stack>
      </Form>
    </Page>
  );
}
