import { allPages } from '@laurel/sdk';
import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/new-credential-page.ts';
import { type Console, consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { formKeyOf, newFormKey } from './console/form-key.tsx';
import { listed } from './console/listed.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { IssueForm } from './credential/issue-form.tsx';
import { IssuePreview } from './credential/issue-preview.tsx';
import { earlierOf, readIssue } from './credential/read-issue.ts';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'credential:issue');
  const active = { params: scope, query: { state: 'active' as const, limit: 100 } };
  const [organisation, achievements] = await needed(
    Promise.all([client.getOrganisation({ params: scope }), listed(allPages(client.listAchievements, active))]),
    url,
  );
  const today = new Date().toISOString().slice(0, 10);
  return { organisation, achievements, chosen: url.searchParams.get('achievementId'), today, formKey: newFormKey() };
}

export async function action({ request, context }: Route.ActionArgs) {
  const console = consoleOf(context, 'credential:issue');
  const form = await readForm(request);
  const { body, values, faults } = readIssue(form, textOf(request).t);
  if (faults.length > 0) return refusedFaults(faults, form, values);
  try {
    switch (form.get('intent')) {
      case 'issue':
        return await issue(console, form, body);
      case 'edit':
        return { values, step: 'edit' as const };
      default:
        return { values, step: 'preview' as const, earlier: await earlierOf(console, body) };
    }
  } catch (error) {
    return refused(error, form, values);
  }
}

async function issue({ client, scope, base }: Console, form: FormData, body: Parameters<typeof earlierOf>[1]) {
  const made = await client.issueCredential({ params: scope, body, idempotencyKey: formKeyOf(form) });
  return redirect(`${base}/credentials/${made.id}?saved=issued`);
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.issue.title'));
}

/** Issues one credential by hand: what and to whom, then exactly what will be issued, then the issuing. */
export default function NewCredentialPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, achievements, chosen, today, formKey } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const values = actionData?.values ?? { achievementId: chosen ?? '', completedOn: today };
  const achievement = achievements.find(({ id }) => id === values.achievementId);
  const preview = actionData && 'step' in actionData && actionData.step === 'preview' ? actionData : undefined;
  const trail = [{ to: `${base}/credentials`, label: t('issuer.credentials.title') }];
  if (achievements.length === 0)
    return (
      <Page title={t('issuer.issue.title')} trail={trail}>
        <NothingToIssue base={base} />
      </Page>
    );
  if (preview && achievement)
    return (
      <Page title={t('issuer.issue.previewTitle')} lead={t('issuer.issue.previewLead')} width="text" trail={trail}>
        <IssuePreview
          values={values}
          formKey={formKey}
          achievement={achievement}
          organisation={organisation}
          today={today}
          earlier={preview.earlier ?? []}
        />
      </Page>
    );
  const problem = actionData && 'problem' in actionData ? actionData.problem : undefined;
  return (
    <Page title={t('issuer.issue.title')} lead={t('issuer.issue.lead')} width="form" trail={trail}>
      <IssueForm values={values} problem={problem} formKey={formKey} achievements={achievements} today={today} />
    </Page>
  );
}

function NothingToIssue({ base }: { base: string }) {
  const { t } = useText();
  const { may } = useConsole();
  const action = may('achievement:write') && (
    <ButtonLink to={`${base}/achievements/new`} variant="primary">
      {t('issuer.achievements.create')}
    </ButtonLink>
  );
  return (
    <EmptyState title={t('issuer.issue.nothing')} action={action}>
      {t('issuer.issue.nothingText')}
    </EmptyState>
  );
}
