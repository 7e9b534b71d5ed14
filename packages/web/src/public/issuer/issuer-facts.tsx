import type { Organisation } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Time } from '../../ui/time.tsx';

export interface IssuerFactsProps {
  issuer: Organisation;
}

/** Where else to find an issuer, and the identifier that its credentials name. */
export function IssuerFacts({ issuer: { website, did, createdAt } }: IssuerFactsProps) {
  const { t } = useText();
  const address = website ? URL.parse(website) : null;
  const link = address && /^https?:$/.test(address.protocol) && (
    <a href={address.href} rel="noreferrer">
      {address.host}
    </a>
  );
  return (
    <Panel title={t('issuerPage.facts')}>
      <DefinitionList
        items={[
          ...(link ? [{ term: t('issuerPage.website'), description: link }] : []),
          { term: t('issuerPage.since'), description: <Time value={createdAt} /> },
          { term: t('issuerPage.did'), description: <code>{did}</code> },
        ]}
      />
      <div>
        <CopyButton value={did} what={t('issuerPage.didWhat')} />
      </div>
    </Panel>
  );
}
