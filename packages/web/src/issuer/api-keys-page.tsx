import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/api-keys-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { ApiKeyTable } from './organisation/api-key-table.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'api-key:manage');
  const { items } = await needed(client.listApiKeys({ params: scope }), url);
  return { items, saved: chosenOf(url, 'saved', ['revoked']) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'api-key:manage');
  const form = await readForm(request);
  try {
    await client.revokeApiKey({ params: { ...scope, apiKeyId: String(form.get('apiKeyId')) } });
    return redirect(`${base}/api-keys?saved=revoked`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.sections.apiKeys'));
}

/** What software signs in with. */
export default function ApiKeysPage({ loaderData, actionData }: Route.ComponentProps) {
  const { items, saved } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const create = (
    <ButtonLink to={`${base}/api-keys/new`} variant="primary">
      {t('issuer.apiKeys.create')}
    </ButtonLink>
  );
  return (
    <Page title={t('issuer.sections.apiKeys')} lead={t('issuer.apiKeys.lead')} actions={create}>
      <FormErrors problem={actionData?.problem} />
      {saved && !actionData && <SavedNotice>{t('issuer.apiKeys.revoked')}</SavedNotice>}
      {items.length > 0 ? (
        <ApiKeyTable items={items} />
      ) : (
        <EmptyState title={t('issuer.apiKeys.none')} action={<ButtonLink to="/api">{t('navigation.api')}</ButtonLink>}>
          {t('issuer.apiKeys.noneText')}
        </EmptyState>
      )}
    </Page>
  );
}
