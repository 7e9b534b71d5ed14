import type { ProgrammeSummary } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { useConsole } from '../console/console-data.ts';
import { ProgrammeStateTag } from './programme-state.tsx';

export function ProgrammeTable({ items }: { items: readonly ProgrammeSummary[] }) {
  const { t, format } = useText();
  const { base, may } = useConsole();
  const columns: TableColumn<ProgrammeSummary>[] = [
    {
      key: 'title',
      header: t('issuer.programmes.field.title'),
      cell: ({ id, title, publishedVersion }) => {
        const to = may('programme:write') ? `${base}/programmes/${id}` : `/programmes/${id}`;
        const name = <bdi>{title}</bdi>;
        // What was never published opens to those who make it alone.
        return may('programme:write') || publishedVersion !== null ? <Link to={to}>{name}</Link> : name;
      },
    },
    {
      key: 'achievement',
      header: t('issuer.programmes.leadsTo'),
      cell: ({ achievementName }) => <bdi>{achievementName}</bdi>,
    },
    {
      key: 'state',
      header: t('issuer.programmes.stateHeader'),
      cell: (programme) => <ProgrammeStateTag programme={programme} />,
    },
    {
      key: 'lessons',
      header: t('issuer.programmes.lessons'),
      align: 'end',
      cell: ({ lessonCount }) => format.number(lessonCount),
    },
    {
      key: 'learners',
      header: t('issuer.programmes.learners'),
      align: 'end',
      cell: ({ id, title, learnerCount }) =>
        may('learner:read') ? (
          <Link
            to={`${base}/programmes/${id}/learners`}
            aria-label={t('issuer.programmes.learnersOf', { count: learnerCount, title })}
          >
            {format.number(learnerCount)}
          </Link>
        ) : (
          format.number(learnerCount)
        ),
    },
  ];
  return (
    <Table
      caption={t('issuer.sections.programmes')}
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
    />
  );
}
