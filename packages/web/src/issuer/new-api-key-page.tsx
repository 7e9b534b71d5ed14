import type { ApiKeyInput, Permission } from '@laurel/sdk';
import { data } from 'react-router';
import { refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/new-api-key-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { textOf } from './console/text-of.ts';
import { ApiKeyForm } from './organisation/api-key-form.tsx';
import { NewSecret } from './organisation/new-secret.tsx';

export function loader({ context }: Route.LoaderArgs) {
  const { membership } = consoleOf(context, 'api-key:manage');
  return { permissions: membership.permissions, tomorrow: dayAfter(new Date()) };
}

function dayAfter(now: Date): string {
  return new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
}

export async function action({ request, context }: Route.ActionArgs) {
  const { client, scope, membership } = consoleOf(context, 'api-key:manage');
  const form = await readForm(request);
  const { t } = textOf(request);
  const { text, optional, faults } = fieldReader(form, t);
  const scopes = membership.permissions.filter((permission) => form.getAll('scopes').includes(permission));
  const name = text('name');
  const day = optional('expiresOn');
  if (name === '') faults.push({ pointer: '/name', message: t('issuer.apiKeys.fault.name') });
  if (scopes.length === 0) faults.push({ pointer: '/scopes', message: t('issuer.apiKeys.fault.scopes') });
  const entered = { name, scopes, expiresOn: day ?? '' };
  if (faults.length > 0)
    return refusedKey({ status: 400, code: 'invalid-request', title: '', errors: faults }, entered);
  // Until the end of that day.
  const body: ApiKeyInput = { name, scopes, ...(day ? { expiresAt: `${day}T23:59:59Z` } : {}) };
  try {
    const { secret } = await client.createApiKey({ params: scope, body });
    // Shown in this answer alone: no address, no cookie, nothing kept ever holds it.
    return { made: { name, secret } };
  } catch (error) {
    return refusedKey(refusalOf(error), entered);
  }
}

interface Entered {
  name: string;
  scopes: Permission[];
  expiresOn: string;
}

function refusedKey(problem: ReturnType<typeof refusalOf>, entered: Entered) {
  return data({ problem, entered }, { status: problem.status });
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.apiKeys.create'));
}

/** Makes an API key and shows its secret, once. */
export default function NewApiKeyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/api-keys`;
  const trail = [{ to: list, label: t('issuer.sections.apiKeys') }];
  if (actionData && 'made' in actionData)
    return (
      <Page title={t('issuer.apiKeys.made', { name: actionData.made.name })} width="form" trail={trail}>
        <NewSecret secret={actionData.made.secret} done={list} />
      </Page>
    );
  return (
    <Page title={t('issuer.apiKeys.create')} lead={t('issuer.apiKeys.createLead')} width="form" trail={trail}>
      <ApiKeyForm
        permissions={loaderData.permissions}
        tomorrow={loaderData.tomorrow}
        problem={actionData?.problem}
        entered={actionData?.entered}
        cancel={list}
      />
    </Page>
  );
}
