import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/drill-key-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { DrillResult } from './signing-key/drill-result.tsx';
import { findSigningKey } from './signing-key/find-signing-key.ts';
import { readSince } from './signing-key/read-since.ts';
import { shortKey } from './signing-key/short-key.ts';
import { SinceForm } from './signing-key/since-form.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { signingKey, here } = await findSigningKey(context, { ...params, url, permission: 'signing-key:manage' });
  return { signingKey, here, now: new Date().toISOString() };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope } = consoleOf(context, 'signing-key:manage');
  const form = await readForm(request);
  const { t } = textOf(request);
  const { text } = fieldReader(form, t);
  const since = readSince(text('since'));
  if (since === undefined)
    return refusedFaults([{ pointer: '/since', message: t('issuer.compromise.whenMissing') }], form);
  try {
    const where = { ...scope, signingKeyId: params.signingKeyId };
    return { drill: await client.drillCompromise({ params: where, body: { since } }), entered: text('since') };
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.drill.title'));
}

/** The walk after a theft as a rehearsal. */
export default function DrillKeyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { signingKey, here, now } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const trail = [
    { to: `${base}/signing-keys`, label: t('issuer.sections.signingKeys') },
    { to: here, label: t('issuer.signingKey.title', { id: shortKey(signingKey.id) }) },
  ];
  const drill = actionData && 'drill' in actionData ? actionData.drill : undefined;
  const returned = actionData && 'problem' in actionData ? actionData : undefined;
  const entered = actionData && 'entered' in actionData ? actionData.entered : returned?.values.since;
  return (
    <Page title={t('issuer.drill.title')} lead={t('issuer.drill.lead')} trail={trail} width="text">
      {drill && <DrillResult drill={drill} />}
      <Section title={t('issuer.drill.when')}>
        <SinceForm
          method="post"
          problem={returned?.problem}
          entered={entered}
          from={signingKey.createdAt}
          to={now}
          submit={t(drill ? 'issuer.drill.again' : 'issuer.drill.run')}
        />
      </Section>
    </Page>
  );
}
