import type { CredentialView } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Panel } from '../../ui/panel.tsx';

export interface IssuerPanelProps {
  credential: CredentialView;
}

/** Who stands behind it. */
export function IssuerPanel({ credential: { issuer, achievement } }: IssuerPanelProps) {
  const { t } = useText();
  const website = issuer.website ? URL.parse(issuer.website) : null;
  return (
    <Panel title={t('credentialPage.issuer.title')}>
      <p>
        <strong>
          <Link to={`/issuers/${issuer.slug}`}>
            <bdi>{issuer.name}</bdi>
          </Link>
        </strong>
      </p>
      <DefinitionList
        items={[
          ...(website && /^https?:$/.test(website.protocol)
            ? [
                {
                  term: t('credentialPage.issuer.website'),
                  description: (
                    <a href={website.href} rel="noreferrer">
                      {website.host}
                    </a>
                  ),
                },
              ]
            : []),
          { term: t('credentialPage.issuer.did'), description: <code>{issuer.did}</code> },
        ]}
      />
      <div>
        <CopyButton value={issuer.did} what={t('credentialPage.issuer.didWhat')} />
      </div>
      <p>
        <Link to={`/achievements/${achievement.id}`}>{t('credentialPage.achievement')}</Link>
      </p>
    </Panel>
  );
}
