import { Form, redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/sections-page.ts';
import { readSections, sectionRows } from './bank/read-sections.ts';
import { SectionFields, valuesOfSections } from './bank/section-fields.tsx';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SaveOrCancel } from './console/save-or-cancel.tsx';
import { textOf } from './console/text-of.ts';
import { draftOf, lessonOf, notHere } from './programme/programme-place.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'programme:write');
  const programme = await draftOf(console, params.programmeId, url);
  const { lesson } = lessonOf(programme, params.lessonId);
  if (lesson.kind !== 'exam') throw notHere();
  const pools = await needed(console.client.listPools({ params: console.scope }), url);
  return { programme, lesson, pools: pools.items };
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const console = consoleOf(context, 'programme:write');
  const { programmeId, lessonId } = params;
  const form = await readForm(request);
  const { t } = textOf(request);
  const reader = fieldReader(form, t);
  const { lesson } = lessonOf(await draftOf(console, programmeId, url), lessonId);
  const sections = readSections(reader, namedIn(lesson));
  if (sections.length === 0)
    reader.faults.push({ pointer: '/sections/0/source', message: t('issuer.bank.sections.fault') });
  if (reader.faults.length > 0) return refusedFaults(reader.faults, form);
  try {
    await console.client.setSections({ params: { ...console.scope, programmeId, lessonId }, body: { sections } });
    return redirect(`${console.base}/programmes/${programmeId}/lessons/${lessonId}?saved=sections#questions`);
  } catch (error) {
    return refused(error, form);
  }
}

function namedIn({ sections }: Route.ComponentProps['loaderData']['lesson']): string[] {
  return (sections ?? []).filter(({ pool }) => pool === null).flatMap(({ questionIds }) => questionIds);
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.bank.sections.title'));
}

/** What an exam asks: section after section. */
export default function SectionsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, lesson, pools } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace(programme);
  const exam = `${here}/lessons/${lesson.id}`;
  const values = actionData?.values ?? valuesOfSections(lesson.sections ?? []);
  const problem = actionData?.problem;
  const labels = Object.fromEntries(
    Array.from({ length: sectionRows }, (_, index) => [
      `sections.${index}.source`,
      t('issuer.bank.sections.number', { number: index + 1 }),
    ]),
  );
  return (
    <Page
      title={t('issuer.bank.sections.title')}
      lead={t('issuer.bank.sections.lead')}
      width="form"
      trail={[...trail, { to: exam, label: lesson.title }]}
    >
      <Form method="post">
        <Stack gap="l">
          <FormErrors problem={problem} fields={labels} />
          {Array.from({ length: sectionRows }, (_, index) => (
            <SectionFields
              key={index}
              index={index}
              values={values}
              pools={pools}
              named={namedIn(lesson).length}
              problem={problem}
            />
          ))}
          <SaveOrCancel save={t('issuer.form.save')} cancel={exam} />
        </Stack>
      </Form>
    </Page>
  );
}
