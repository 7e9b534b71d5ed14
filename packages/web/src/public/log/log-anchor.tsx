import type { Log } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';

/** Where the log is recorded, and what kind of chain that is. */
export function LogAnchor({ anchor }: { anchor: Log['anchor'] }) {
  const { t, format } = useText();
  if (!anchor) return <p>{t('logPage.noChain')}</p>;
  const { size, block, chainId, blockTime, contract, transaction, isDevelopmentChain } = anchor;
  return (
    <>
      <p>{t('logPage.chain', { size: format.number(size), block: format.number(block), chainId: String(chainId) })}</p>
      {isDevelopmentChain && <Notice kind="info">{t('logPage.development')}</Notice>}
      <DefinitionList
        items={[
          { term: t('logPage.blockTime'), description: <Time value={blockTime} show="instant" /> },
          { term: t('logPage.contract'), description: <code>{contract}</code> },
          { term: t('logPage.transaction'), description: <code>{transaction}</code> },
        ]}
      />
    </>
  );
}
