import { redirect } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/compromise-key-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { AffectedCounts } from './signing-key/affected-counts.tsx';
import { assessAt } from './signing-key/assess-at.ts';
import { findSigningKey } from './signing-key/find-signing-key.ts';
import { MarkForm } from './signing-key/mark-form.tsx';
import { readSince } from './signing-key/read-since.ts';
import { shortKey } from './signing-key/short-key.ts';
import { SinceForm } from './signing-key/since-form.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const found = await findSigningKey(context, { ...params, url, permission: 'signing-key:manage' });
  const { signingKey, here } = found;
  // It is done: its page says what is left to do.
  if (signingKey.state === 'compromised') throw redirect(here);
  const entered = url.searchParams.get('since') ?? undefined;
  const asked = entered === undefined ? undefined : await assessAt(found, readSince(entered));
  return { signingKey, here, entered, now: new Date().toISOString(), ...asked };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'signing-key:manage');
  const form = await readForm(request);
  const { t } = textOf(request);
  const { text, checked, faults } = fieldReader(form, t);
  const [since, reason] = [readSince(text('since')), text('reason')];
  if (since === undefined) faults.push({ pointer: '/since', message: t('issuer.compromise.whenMissing') });
  if (reason === '') faults.push({ pointer: '/reason', message: t('issuer.compromise.reasonMissing') });
  if (!checked('sure')) faults.push({ pointer: '/sure', message: t('issuer.compromise.sureMissing') });
  if (since === undefined || faults.length > 0) return refusedFaults(faults, form);
  try {
    const where = { ...scope, signingKeyId: params.signingKeyId };
    await client.markKeyCompromised({ params: where, body: { since, reason } });
    return redirect(`${base}/signing-keys/${params.signingKeyId}?saved=compromised`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.compromise.title'));
}

/** The walk after a theft: since when, what is affected, and the mark. */
export default function CompromiseKeyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { signingKey, here, entered, now, assessment, problem } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const trail = [
    { to: `${base}/signing-keys`, label: t('issuer.sections.signingKeys') },
    { to: here, label: t('issuer.signingKey.title', { id: shortKey(signingKey.id) }) },
  ];
  return (
    <Page title={t('issuer.compromise.title')} lead={t('issuer.compromise.lead')} trail={trail} width="text">
      <Section title={t('issuer.compromise.stepWhen')}>
        <SinceForm
          method="get"
          problem={problem}
          entered={entered}
          from={signingKey.createdAt}
          to={now}
          submit={t('issuer.compromise.see')}
        />
      </Section>
      {assessment && entered && (
        <>
          <Section title={t('issuer.compromise.stepWhat')}>
            <AffectedCounts assessment={assessment} />
          </Section>
          <Section title={t('issuer.compromise.stepMark')}>
            <MarkForm since={assessment.since} entered={entered} returned={actionData} cancel={here} />
          </Section>
        </>
      )}
    </Page>
  );
}
