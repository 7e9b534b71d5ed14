import type { IssuedCredential } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';
import { PersonCell } from '../console/person-cell.tsx';
import { CredentialStateTag } from './credential-state.tsx';

export function CredentialTable({ items }: { items: readonly IssuedCredential[] }) {
  const { t } = useText();
  const { base } = useConsole();
  const columns: TableColumn<IssuedCredential>[] = [
    {
      key: 'recipient',
      header: t('issuer.credentials.recipient'),
      cell: ({ id, recipientName, recipientEmail }) => (
        <PersonCell
          name={
            <Link to={`${base}/credentials/${id}`}>
              <bdi>{recipientName}</bdi>
            </Link>
          }
          email={recipientEmail}
        />
      ),
    },
    {
      key: 'achievement',
      header: t('issuer.credentials.achievement'),
      cell: ({ achievementName }) => <bdi>{achievementName}</bdi>,
    },
    {
      key: 'state',
      header: t('issuer.credentials.stateHeader'),
      cell: ({ state }) => <CredentialStateTag state={state} />,
    },
    {
      key: 'issuedAt',
      header: t('issuer.credentials.issuedOn'),
      cell: ({ issuedAt }) => (issuedAt ? <Time value={issuedAt} /> : t('issuer.credentials.notYet')),
    },
  ];
  return (
    <Table
      caption={t('issuer.credentials.title')}
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
    />
  );
}
