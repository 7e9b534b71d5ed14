import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/new-programme-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { formKeyOf, newFormKey } from './console/form-key.tsx';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { earnable } from './programme/earnable.ts';
import { ProgrammeForm } from './programme/programme-form.tsx';
import { readNewProgramme } from './programme/read-programme.ts';

export async function loader({ context, url }: Route.LoaderArgs) {
  const achievements = await needed(earnable(consoleOf(context, 'programme:write')), url);
  return { achievements, formKey: newFormKey() };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const { body, faults } = readNewProgramme(form, textOf(request).t);
  if (faults.length > 0) return refusedFaults(faults, form);
  try {
    const made = await client.createProgramme({ params: scope, body, idempotencyKey: formKeyOf(form) });
    return redirect(`${base}/programmes/${made.id}?saved=new`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.programmes.new.title'));
}

/** Starts a programme as a draft. */
export default function NewProgrammePage({ loaderData, actionData }: Route.ComponentProps) {
  const { achievements, formKey } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/programmes`;
  const frame = {
    title: t('issuer.programmes.new.title'),
    trail: [{ to: list, label: t('issuer.sections.programmes') }],
  };
  if (achievements.length === 0)
    return (
      <Page {...frame}>
        <EmptyState
          title={t('issuer.programmes.new.noAchievement')}
          action={
            <ButtonLink to={`${base}/achievements/new`} variant="primary">
              {t('issuer.achievements.create')}
            </ButtonLink>
          }
        >
          {t('issuer.programmes.new.noAchievementText')}
        </EmptyState>
      </Page>
    );
  return (
    <Page {...frame} lead={t('issuer.programmes.new.lead')} width="form">
      <ProgrammeForm
        values={{ language: 'en', achievementId: achievements.length === 1 ? (achievements[0]?.id ?? '') : '' }}
        returned={actionData}
        achievements={achievements}
        formKey={formKey}
        submit={t('issuer.programmes.new.submit')}
        cancel={list}
      />
    </Page>
  );
}
