import { data, redirect } from 'react-router';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/rubric-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { draftOf, lessonOf } from './programme/programme-place.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';
import { readRubric } from './rubric/read-rubric.ts';
import { RubricForm } from './rubric/rubric-form.tsx';
import { arrangeRows, rowsOf, valuesOfRubric, withRows } from './rubric/rubric-rows.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'programme:write');
  const programme = await draftOf(console, params.programmeId, url);
  const { lesson } = lessonOf(programme, params.lessonId);
  const { rubric } = await needed(console.client.getRubric({ params: { ...console.scope, ...params } }), url);
  return { programme, lesson, rubric };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const intent = formText(form, 'intent');
  const typed = formValues(form);
  const rows = arrangeRows(rowsOf(typed), intent);
  if (rows) return data({ values: withRows(typed, rows), problem: undefined, added: intent === 'add-criterion' });
  const { rubric, values, faults } = readRubric(form, textOf(request).t);
  if (faults.length > 0) return refusedFaults(faults, form, values);
  try {
    await client.setRubric({ params: { ...scope, ...params }, body: rubric });
    return redirect(`${base}/programmes/${params.programmeId}/lessons/${params.lessonId}?saved=changed`);
  } catch (error) {
    return refused(error, form, values);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.rubric.heading'));
}

/** Makes or changes the rubric of a project or a portfolio. */
export default function RubricPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, lesson, rubric } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace(programme);
  const place = `${here}/lessons/${lesson.id}`;
  return (
    <Page
      title={t('issuer.rubric.heading')}
      lead={t('issuer.rubric.lead')}
      trail={[...trail, { to: place, label: lesson.title }]}
    >
      <RubricForm values={rubric ? valuesOfRubric(rubric) : {}} returned={actionData} cancel={place} />
    </Page>
  );
}
