import type { Member } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';
import { mayChange } from './assignable-roles.ts';

export function MemberTable({ items }: { items: readonly Member[] }) {
  const { t } = useText();
  const { base, may, membership, personId: own } = useConsole();
  const columns: TableColumn<Member>[] = [
    {
      key: 'name',
      header: t('issuer.members.name'),
      cell: ({ personId, name }) => (
        <>
          <bdi>{name}</bdi>
          {personId === own && ` (${t('issuer.members.you')})`}
        </>
      ),
    },
    { key: 'email', header: t('issuer.members.email'), cell: ({ email }) => email },
    { key: 'role', header: t('issuer.members.role'), cell: ({ role }) => t(`issuer.roles.${role}.name`) },
    { key: 'joined', header: t('issuer.members.joined'), cell: ({ joinedAt }) => <Time value={joinedAt} /> },
  ];
  const change: TableColumn<Member> = {
    key: 'change',
    header: t('issuer.members.changeHeader'),
    cell: ({ personId, name, role }) =>
      mayChange(membership.role, role) ? (
        <Link to={`${base}/members/${personId}`} aria-label={t('issuer.members.changeOf', { name })}>
          {t('issuer.members.change')}
        </Link>
      ) : (
        t('issuer.members.ownersOnly')
      ),
  };
  return (
    <Table
      caption={t('issuer.sections.members')}
      captionHidden
      columns={may('member:manage') ? [...columns, change] : columns}
      rows={items}
      rowKey={({ personId }) => personId}
    />
  );
}
