import { data, redirect } from 'react-router';
import { formText } from '../session/form-text.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/completion-page.ts';
import { RuleForm } from './completion/rule-form.tsx';
import { RuleInWords } from './completion/rule-in-words.tsx';
import { arrangeOutcomes, readRule, valuesOfForm } from './completion/rule-values.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { earnable } from './programme/earnable.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'programme:write');
  const rule = await needed(console.client.getCompletionRule({ params: { ...console.scope, ...params } }), url);
  return { rule, achievements: await earnable(console), saved: url.searchParams.has('saved') };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const intent = formText(form, 'intent');
  const values = valuesOfForm(form);
  const arranged = arrangeOutcomes(values, intent);
  if (arranged) return data({ values: arranged, problem: undefined, added: intent === 'add-outcome' });
  const { rule, faults } = readRule(form, textOf(request).t);
  if (faults.length > 0) return refusedFaults(faults, form, values);
  try {
    await client.setCompletionRule({ params: { ...scope, ...params }, body: rule });
    return redirect(`${base}/programmes/${params.programmeId}/completion?saved`);
  } catch (error) {
    return refused(error, form, values);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.completion.title'));
}

/** What a learner must do to complete a programme: in words, and to be changed while it is a draft. */
export default function CompletionPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { rule, achievements, saved } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace({ id: params.programmeId, title: rule.programmeTitle });
  return (
    <Page title={t('issuer.completion.title')} lead={t('issuer.completion.lead')} trail={trail}>
      <Stack gap="l">
        {saved && !actionData && <SavedNotice>{t('issuer.completion.saved')}</SavedNotice>}
        {rule.missing.length > 0 && (
          <Notice kind="warning" title={t('issuer.completion.missing')}>
            <ul>
              {rule.missing.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        )}
        <RuleInWords rule={rule} achievements={achievements} />
        {rule.state === 'published' ? (
          <Notice kind="info">{t('issuer.completion.published')}</Notice>
        ) : (
          <RuleForm rule={rule} achievements={achievements} returned={actionData} cancel={here} />
        )}
      </Stack>
    </Page>
  );
}
