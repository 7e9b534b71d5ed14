import { Form, redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/extra-time-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SaveOrCancel } from './console/save-or-cancel.tsx';
import { textOf } from './console/text-of.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'learner:write');
  return needed(client.getAccommodation({ params: { ...scope, ...params } }), url);
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'learner:write');
  const form = await readForm(request);
  const { t } = textOf(request);
  const { text, number, faults } = fieldReader(form, t);
  const extraTimePercent = number('extraTimePercent') ?? 0;
  const breakMinutes = number('breakMinutes') ?? 0;
  if (faults.length === 0 && !(Number.isInteger(breakMinutes) && breakMinutes >= 0 && breakMinutes <= 120))
    faults.push({ pointer: '/breakMinutes', message: t('issuer.learners.time.breakFault') });
  if (faults.length === 0 && !(Number.isInteger(extraTimePercent) && extraTimePercent >= 0 && extraTimePercent <= 300))
    faults.push({ pointer: '/extraTimePercent', message: t('issuer.learners.time.fault') });
  if (faults.length > 0) return refusedFaults(faults, form);
  try {
    const body = { extraTimePercent, breakMinutes, reason: text('reason') };
    await client.decideAccommodation({ params: { ...scope, ...params }, body });
    return redirect(`${base}/programmes/${params.programmeId}/learners?saved=time`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.learners.time.title'));
}

/** Decides how much longer one learner has in exams. */
export default function ExtraTimePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/programmes/${params.programmeId}/learners`;
  const { extraTimePercent, breakMinutes, reason: why } = loaderData;
  const values = actionData?.values ?? {
    extraTimePercent: String(extraTimePercent),
    breakMinutes: String(breakMinutes),
    reason: why,
  };
  const problem = actionData?.problem;
  const field = (name: 'extraTimePercent' | 'breakMinutes' | 'reason') => ({
    name,
    label: t(`issuer.learners.time.field.${name}`),
    hint: t(`issuer.learners.time.hint.${name}`),
    error: faultOf(problem, name),
  });
  const [percent, breaks, reason] = [field('extraTimePercent'), field('breakMinutes'), field('reason')];
  return (
    <Page
      title={t('issuer.learners.time.title')}
      lead={<bdi>{loaderData.learnerName}</bdi>}
      width="form"
      trail={[{ to: list, label: t('issuer.learners.title') }]}
    >
      <Form method="post">
        <Stack>
          <FormErrors
            problem={problem}
            fields={{ extraTimePercent: percent.label, breakMinutes: breaks.label, reason: reason.label }}
          />
          <Field {...percent}>
            <TextInput type="number" width="short" min={0} max={300} defaultValue={values.extraTimePercent} />
          </Field>
          <Field {...breaks}>
            <TextInput type="number" width="short" min={0} max={120} defaultValue={values.breakMinutes} />
          </Field>
          <Field {...reason} optional>
            <TextArea rows={3} defaultValue={values.reason} maxLength={1000} />
          </Field>
          <SaveOrCancel save={t('issuer.form.save')} cancel={list} />
        </Stack>
      </Form>
    </Page>
  );
}
