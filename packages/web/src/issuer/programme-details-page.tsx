import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/programme-details-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { earnable } from './programme/earnable.ts';
import { ProgrammeForm } from './programme/programme-form.tsx';
import { draftOf } from './programme/programme-place.ts';
import { valuesOfProgramme } from './programme/programme-values.ts';
import { readProgramme } from './programme/read-programme.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'programme:write');
  const programme = await draftOf(console, params.programmeId, url);
  return { programme, achievements: await needed(earnable(console), url) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const entry = readProgramme(form, textOf(request).t);
  if (entry.faults.length > 0) return refusedFaults(entry.faults, form);
  const { slug: _, ...body } = entry.body;
  try {
    await client.changeProgramme({ params: { ...scope, programmeId: params.programmeId }, body });
    return redirect(`${base}/programmes/${params.programmeId}?saved=changed`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.programmes.details.title'));
}

/** Changes what a draft programme says of itself. */
export default function ProgrammeDetailsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, achievements } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace(programme);
  return (
    <Page title={t('issuer.programmes.details.title')} width="form" trail={trail}>
      <ProgrammeForm
        values={valuesOfProgramme(programme)}
        returned={actionData}
        achievements={achievements}
        submit={t('issuer.form.save')}
        cancel={here}
      />
    </Page>
  );
}
