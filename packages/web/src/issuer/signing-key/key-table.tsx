import type { SigningKey } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';
import { KeyStateTag } from './key-state.tsx';
import { shortKey } from './short-key.ts';

export function KeyTable({ items }: { items: readonly SigningKey[] }) {
  const { t, format } = useText();
  const { base } = useConsole();
  const columns: TableColumn<SigningKey>[] = [
    {
      key: 'key',
      header: t('issuer.signingKeys.key'),
      cell: ({ id }) => (
        <Link to={`${base}/signing-keys/${id}`}>
          <code>{shortKey(id)}</code>
        </Link>
      ),
    },
    {
      key: 'state',
      header: t('issuer.signingKeys.stateHeader'),
      cell: ({ state }) => <KeyStateTag state={state} />,
    },
    { key: 'used', header: t('issuer.signingKeys.used'), cell: (key) => <Window signingKey={key} /> },
    {
      key: 'signed',
      header: t('issuer.signingKeys.signed'),
      align: 'end',
      cell: ({ signedCount }) => format.number(signedCount),
    },
  ];
  return (
    <Table
      caption={t('issuer.signingKeys.caption')}
      captionHidden
      columns={columns}
      rows={items.toReversed()}
      rowKey={({ id }) => id}
    />
  );
}

/** From when to when the key was in use. */
function Window({ signingKey: { createdAt, retiredAt } }: { signingKey: SigningKey }) {
  const { t } = useText();
  if (retiredAt === null)
    return (
      <>
        {t('issuer.signingKeys.since')} <Time value={createdAt} />
      </>
    );
  return (
    <>
      <Time value={createdAt} /> – <Time value={retiredAt} />
    </>
  );
}
