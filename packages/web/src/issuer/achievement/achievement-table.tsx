import type { Achievement } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';
import { AchievementStateTag } from './achievement-state.tsx';

export function AchievementTable({ items }: { items: readonly Achievement[] }) {
  const { t, format } = useText();
  const { base } = useConsole();
  const columns: TableColumn<Achievement>[] = [
    {
      key: 'name',
      header: t('issuer.achievements.field.name'),
      cell: ({ id, name }) => (
        <Link to={`${base}/achievements/${id}`}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    { key: 'kind', header: t('issuer.achievements.field.kind'), cell: ({ kind }) => t(`credential.kind.${kind}`) },
    {
      key: 'state',
      header: t('issuer.achievements.stateHeader'),
      cell: ({ state }) => <AchievementStateTag state={state} />,
    },
    { key: 'createdAt', header: t('issuer.achievements.created'), cell: ({ createdAt }) => <Time value={createdAt} /> },
    {
      key: 'issued',
      header: t('issuer.achievements.issued'),
      align: 'end',
      cell: ({ issuedCount }) => format.number(issuedCount),
    },
  ];
  return (
    <Table
      caption={t('issuer.sections.achievements')}
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
    />
  );
}
