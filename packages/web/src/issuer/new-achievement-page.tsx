import { data, redirect } from 'react-router';
import { formValues } from '../session/form-values.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/new-achievement-page.ts';
import { AchievementForm } from './achievement/achievement-form.tsx';
import { changeSkills, readAchievement } from './achievement/read-achievement.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { formKeyOf, newFormKey } from './console/form-key.tsx';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';

export function loader({ context }: Route.LoaderArgs) {
  consoleOf(context, 'achievement:write');
  return { formKey: newFormKey() };
}

export async function action({ request, context }: Route.ActionArgs) {
  const console = consoleOf(context, 'achievement:write');
  const form = await readForm(request, { maxMegabytes: 25 });
  let values = formValues(form);
  try {
    const entry = await readAchievement(console, form, textOf(request).t);
    values = entry.values;
    const changed = changeSkills(form, values);
    if (changed) return data({ values: changed, problem: undefined });
    if (entry.faults.length > 0) return refusedFaults(entry.faults, form, values);
    const { scope, client, base } = console;
    const made = await client.createAchievement({ params: scope, body: entry.body, idempotencyKey: formKeyOf(form) });
    return redirect(`${base}/achievements/${made.id}?saved=new`);
  } catch (error) {
    return refused(error, form, values);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.achievements.new.title'));
}

/** Defines an achievement. */
export default function NewAchievementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/achievements`;
  return (
    <Page
      title={t('issuer.achievements.new.title')}
      lead={t('issuer.achievements.new.lead')}
      width="form"
      trail={[{ to: list, label: t('issuer.sections.achievements') }]}
    >
      <AchievementForm
        values={{ language: 'en', kind: 'micro-credential' }}
        returned={actionData}
        formKey={loaderData.formKey}
        submit={t('issuer.achievements.new.submit')}
        cancel={list}
      />
    </Page>
  );
}
