import type { AchievementChange, AchievementInput } from '@laurel/sdk';
import { data, redirect } from 'react-router';
import { formValues } from '../session/form-values.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/achievement-page.ts';
import { AchievementActions } from './achievement/achievement-actions.tsx';
import { AchievementFacts } from './achievement/achievement-facts.tsx';
import { AchievementForm } from './achievement/achievement-form.tsx';
import { AchievementLifecycle } from './achievement/achievement-lifecycle.tsx';
import { achievementStates } from './achievement/achievement-state.tsx';
import { valuesOfAchievement } from './achievement/achievement-values.ts';
import { changeSkills, readAchievement } from './achievement/read-achievement.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { refusedFaults, type Values } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';

const saved = ['new', 'changed', 'state'] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context);
  const achievement = await needed(
    client.getAchievement({ params: { ...scope, achievementId: params.achievementId } }),
    url,
  );
  return { achievement, saved: chosenOf(url, 'saved', saved) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const console = consoleOf(context, 'achievement:write');
  const { client, scope, base } = console;
  const where = { ...scope, achievementId: params.achievementId };
  const form = await readForm(request, { maxMegabytes: 25 });
  const here = `${base}/achievements/${params.achievementId}`;
  let values: Values | undefined = formValues(form);
  try {
    const state = achievementStates.find((each) => form.get('state') === each);
    if (state) {
      // The buttons for the state are a form of their own: it brings nothing that was typed.
      values = undefined;
      await client.changeAchievement({ params: where, body: { state } });
      return redirect(`${here}?saved=state`);
    }
    const entry = await readAchievement(console, form, textOf(request).t);
    values = entry.values;
    const changed = changeSkills(form, values);
    if (changed) return data({ values: changed, problem: undefined });
    if (entry.faults.length > 0) return refusedFaults(entry.faults, form, values);
    await client.changeAchievement({ params: where, body: changeOf(entry.body) });
    return redirect(`${here}?saved=changed`);
  } catch (error) {
    const problem = refusalOf(error);
    return data({ problem, values }, { status: problem.status });
  }
}

/** Everything the form holds is named; what stands empty is taken away. */
function changeOf(body: AchievementInput): AchievementChange {
  const { imageUrl, credits, creditSystem, hours, level, ...rest } = body;
  const taken = { imageUrl: imageUrl ?? null, credits: credits ?? null, hours: hours ?? null };
  return { ...rest, ...taken, creditSystem: creditSystem || null, level: level || null };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => args.loaderData?.achievement.name ?? t('issuer.sections.achievements'));
}

/** One achievement: what it says, its state, and the form to change it for those who may. */
export default function AchievementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { achievement } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  const list = `${base}/achievements`;
  return (
    <Page
      title={achievement.name}
      lead={may('achievement:write') && achievement.state !== 'draft' ? t('issuer.achievements.changeLead') : undefined}
      width={may('achievement:write') ? 'form' : 'text'}
      trail={[{ to: list, label: t('issuer.sections.achievements') }]}
    >
      {loaderData.saved && <SavedNotice>{t(`issuer.achievements.saved.${loaderData.saved}`)}</SavedNotice>}
      <AchievementActions achievement={achievement} />
      {may('achievement:write') ? (
        <Stack gap="l">
          <AchievementForm
            key={JSON.stringify(achievement)}
            values={valuesOfAchievement(achievement)}
            returned={actionData}
            formKey=""
            submit={t('issuer.form.save')}
            cancel={list}
          />
          <AchievementLifecycle achievement={achievement} />
        </Stack>
      ) : (
        <AchievementFacts achievement={achievement} />
      )}
    </Page>
  );
}
