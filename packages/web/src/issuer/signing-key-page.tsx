import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Columns } from '../ui/columns.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/signing-key-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { findSigningKey } from './signing-key/find-signing-key.ts';
import { KeyFacts } from './signing-key/key-facts.tsx';
import { KeyStateTag } from './signing-key/key-state.tsx';
import { ReissueSection } from './signing-key/reissue-section.tsx';
import { RotatePanel } from './signing-key/rotate-panel.tsx';
import { shortKey } from './signing-key/short-key.ts';

const saved = ['rotated', 'compromised', 'reissuing'] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const found = await findSigningKey(context, { ...params, url, permission: 'signing-key:read' });
  const { client, membership, signingKey, where } = found;
  const mayManage = membership.permissions.includes('signing-key:manage');
  const assessment =
    mayManage && signingKey.state === 'compromised'
      ? await needed(client.assessCompromise({ params: where, query: {} }), url)
      : null;
  return { signingKey, assessment, saved: chosenOf(url, 'saved', saved) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'signing-key:manage');
  const form = await readForm(request);
  const where = { ...scope, signingKeyId: params.signingKeyId };
  try {
    if (form.get('act') === 'reissue') {
      await client.reissueAffected({ params: where, body: {} });
      return redirect(`${base}/signing-keys/${params.signingKeyId}?saved=reissuing`);
    }
    const { id } = await client.rotateSigningKey({ params: where });
    return redirect(`${base}/signing-keys/${id}?saved=rotated`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.signingKey.title', { id: shortKey(args.params.signingKeyId) }));
}

/** One signing key: what is known of it, what can be done with it, and after a theft what is left to do. */
export default function SigningKeyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { signingKey, assessment } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  const here = `${base}/signing-keys/${signingKey.id}`;
  const { state } = signingKey;
  const facts = (
    <Stack gap="l">
      <div>
        <KeyStateTag state={state} />
        <p>{t(`issuer.signingKeys.stateText.${state}`)}</p>
      </div>
      {assessment && <ReissueSection assessment={assessment} reissue={signingKey.reissue} here={here} />}
      <Section title={t('issuer.signingKey.facts')}>
        <KeyFacts signingKey={signingKey} />
      </Section>
    </Stack>
  );
  return (
    <Page
      title={t('issuer.signingKey.title', { id: shortKey(signingKey.id) })}
      trail={[{ to: `${base}/signing-keys`, label: t('issuer.sections.signingKeys') }]}
    >
      <FormErrors problem={actionData?.problem} />
      {loaderData.saved && !actionData && signingKey.reissue?.state !== 'done' && (
        <SavedNotice>{t(`issuer.signingKey.saved.${loaderData.saved}`)}</SavedNotice>
      )}
      {may('signing-key:manage') && state !== 'compromised' ? (
        <Columns side={<RotatePanel here={here} isActive={state === 'active'} />}>{facts}</Columns>
      ) : (
        facts
      )}
    </Page>
  );
}
