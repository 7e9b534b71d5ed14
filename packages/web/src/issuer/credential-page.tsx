import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/credential-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { CredentialFacts } from './credential/credential-facts.tsx';
import { CredentialHistory } from './credential/credential-history.tsx';
import { CredentialResults } from './credential/credential-results.tsx';
import { CredentialStateTag } from './credential/credential-state.tsx';

const saved = ['issued', 'revoked'] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'credential:read');
  const where = { ...scope, credentialId: params.credentialId };
  const credential = await needed(client.getIssuedCredential({ params: where }), url);
  return { credential, saved: chosenOf(url, 'saved', saved) };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => {
    const credential = args.loaderData?.credential;
    return credential ? `${credential.recipientName}, ${credential.achievementName}` : t('issuer.credentials.title');
  });
}

/** One issued credential: its facts, its results, its whole history, and how to revoke it. */
export default function CredentialPage({ loaderData }: Route.ComponentProps) {
  const { credential } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  const here = `${base}/credentials/${credential.id}`;
  return (
    <Page
      title={credential.recipientName}
      lead={<bdi>{credential.achievementName}</bdi>}
      trail={[{ to: `${base}/credentials`, label: t('issuer.credentials.title') }]}
    >
      {loaderData.saved && (
        <SavedNotice>
          {t(`issuer.credential.saved.${loaderData.saved}`, { email: credential.recipientEmail })}
        </SavedNotice>
      )}
      <ButtonRow>
        <CredentialStateTag state={credential.state} />
        {(credential.state === 'issued' || credential.state === 'revoked') && (
          <ButtonLink to={`/credentials/${credential.id}`} icon="external" size="s">
            {t('issuer.credential.open')}
          </ButtonLink>
        )}
        {may('credential:revoke') && credential.state === 'issued' && (
          <ButtonLink to={`${here}/revoke`} variant="danger" size="s">
            {t('issuer.credential.revoke')}
          </ButtonLink>
        )}
        {may('recipient:erase') && (
          <ButtonLink to={`${here}/erase`} variant="quiet" size="s">
            {t('erasure.recipient.open')}
          </ButtonLink>
        )}
      </ButtonRow>
      <CredentialFacts credential={credential} />
      {credential.results.length > 0 && (
        <Section title={t('issuer.credential.results')}>
          <CredentialResults results={credential.results} />
        </Section>
      )}
      <Section title={t('issuer.credential.history')} lead={t('issuer.credential.historyLead')}>
        <CredentialHistory history={credential.history} />
      </Section>
    </Page>
  );
}
