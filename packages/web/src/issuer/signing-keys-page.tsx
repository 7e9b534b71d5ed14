import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { DefinitionList } from '../ui/definition-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/signing-keys-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { KeyTable } from './signing-key/key-table.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'signing-key:read');
  return needed(client.listSigningKeys({ params: scope }), url);
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.sections.signingKeys'));
}

/** The keys that sign, with their windows, and the two names under which verifiers know the issuer. */
export default function SigningKeysPage({ loaderData: { items, did, history } }: Route.ComponentProps) {
  const { t, format } = useText();
  const words = history && { did: history.did, versions: format.number(history.versions) };
  return (
    <Page title={t('issuer.sections.signingKeys')} lead={t('issuer.signingKeys.lead')}>
      {items.length > 0 ? (
        <KeyTable items={items} />
      ) : (
        <EmptyState title={t('issuer.signingKeys.none')}>{t('issuer.signingKeys.noneText')}</EmptyState>
      )}
      <Section title={t('issuer.signingKeys.identity')}>
        <DefinitionList
          items={[
            { term: t('issuer.signingKeys.did'), description: <code>{did}</code> },
            {
              term: t('issuer.signingKeys.history'),
              description: words ? (
                <a href={history.url}>{t('issuer.signingKeys.historyText', words)}</a>
              ) : (
                t('issuer.signingKeys.noHistory')
              ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
