import { Form, redirect } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/module-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { SaveOrCancel } from './console/save-or-cancel.tsx';
import { textOf } from './console/text-of.ts';
import { draftOf, moduleOf } from './programme/programme-place.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const programme = await draftOf(consoleOf(context, 'programme:write'), params.programmeId, url);
  return { programme, module: moduleOf(programme, params.moduleId) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const { programmeId, moduleId } = params;
  const form = await readForm(request);
  const { text } = fieldReader(form, textOf(request).t);
  try {
    const body = { title: text('title'), summary: text('summary') };
    await client.changeModule({ params: { ...scope, programmeId, moduleId }, body });
    return redirect(`${base}/programmes/${programmeId}?saved=changed#module-${moduleId}`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.programmes.module.rename'));
}

/** Changes what a module is called and says. */
export default function ModulePage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, module } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace(programme);
  const values = actionData?.values ?? module;
  const problem = actionData?.problem;
  const labels = { title: t('issuer.programmes.module.title'), summary: t('issuer.programmes.module.summary') };
  return (
    <Page title={t('issuer.programmes.module.rename')} width="form" trail={trail}>
      <Form method="post">
        <Stack>
          <FormErrors problem={problem} fields={labels} />
          <Field name="title" label={labels.title} error={faultOf(problem, 'title')}>
            <TextInput defaultValue={values.title} maxLength={200} />
          </Field>
          <Field name="summary" label={labels.summary} error={faultOf(problem, 'summary')} optional>
            <TextArea rows={2} defaultValue={values.summary} maxLength={1000} />
          </Field>
          <SaveOrCancel save={t('issuer.form.save')} cancel={here} />
        </Stack>
      </Form>
    </Page>
  );
}
