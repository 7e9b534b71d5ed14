import type { Standing } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { PersonCell } from '../console/person-cell.tsx';

/** Learners, where each is, and by which rules they are named. */
export function StandingTable({ items }: { items: readonly Standing[] }) {
  const { t, format } = useText();
  const words = ({ rule, days, examTitle, donePercent, elapsedPercent }: Standing['risks'][number]) =>
    t(`issuer.people.risk.${rule}`, {
      days: days ?? 0,
      exam: examTitle ?? '',
      done: format.percent((donePercent ?? 0) / 100),
      elapsed: format.percent((elapsedPercent ?? 0) / 100),
    });
  const columns: TableColumn<Standing>[] = [
    {
      key: 'name',
      header: t('issuer.learners.name'),
      cell: ({ name, email }) => <PersonCell name={<bdi>{name}</bdi>} email={email} />,
    },
    {
      key: 'why',
      header: t('issuer.people.why'),
      cell: ({ risks }) =>
        risks.length === 0
          ? t('issuer.people.none')
          : risks.map((risk) => (
              <div key={risk.rule}>
                <bdi>{words(risk)}</bdi>
              </div>
            )),
    },
    {
      key: 'at',
      header: t('issuer.people.at'),
      cell: ({ currentLesson, recognised }) => (
        <bdi>{recognised ? t('progress.recognised') : (currentLesson ?? t('issuer.people.none'))}</bdi>
      ),
    },
    {
      key: 'lastActive',
      header: t('issuer.people.lastActive'),
      cell: ({ lastActiveAt }) => <Time value={lastActiveAt} />,
    },
  ];
  return (
    <Table
      caption={t('issuer.people.title')}
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ enrolmentId }) => enrolmentId}
    />
  );
}
