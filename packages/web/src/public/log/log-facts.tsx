import type { Log } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Time } from '../../ui/time.tsx';

/** How the log stands: how long it is, and what was signed of it last. */
export function LogFacts({ log: { uri, size, root, checkpointAt, waiting, witnesses } }: { log: Log }) {
  const { t, format } = useText();
  return (
    <Panel title={t('logPage.state')}>
      {size === 0 && <p>{t('logPage.empty')}</p>}
      <DefinitionList
        items={[
          { term: t('logPage.entries'), description: format.number(size) },
          ...(checkpointAt
            ? [{ term: t('logPage.signed'), description: <Time value={checkpointAt} show="instant" /> }]
            : []),
          { term: t('logPage.waiting'), description: format.number(waiting) },
          {
            term: t('logPage.witnesses'),
            description: witnesses.length > 0 ? format.list(witnesses) : t('logPage.noWitnesses'),
          },
          ...(root ? [{ term: t('logPage.root'), description: <code>{root}</code> }] : []),
          { term: t('logPage.address'), description: <code>{uri}</code> },
        ]}
      />
    </Panel>
  );
}
