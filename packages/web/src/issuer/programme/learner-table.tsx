import type { LearnerRow } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';
import { PersonCell } from '../console/person-cell.tsx';
import { DueLink } from './due-link.tsx';

/** Who is enrolled in a programme, and what can be done for each. */
export function LearnerTable({ items, programmeId }: { items: readonly LearnerRow[]; programmeId: string }) {
  const { t, format } = useText();
  const { base, may } = useConsole();
  const cohortColumn: TableColumn<LearnerRow> = {
    key: 'cohort',
    header: t('issuer.cohorts.learners.column'),
    cell: (row) => <InCohort row={row} programmeId={programmeId} />,
  };
  const columns: TableColumn<LearnerRow>[] = [
    {
      key: 'name',
      header: t('issuer.learners.name'),
      cell: ({ name, email }) => <PersonCell name={<bdi>{name}</bdi>} email={email} />,
    },
    {
      key: 'progress',
      header: t('issuer.learners.progress'),
      cell: (row) => <Progress row={row} />,
    },
    ...(items.some(({ cohort }) => cohort) ? [cohortColumn] : []),
    {
      key: 'score',
      header: t('issuer.learners.bestScore'),
      align: 'end',
      cell: ({ bestScorePercent: score }) => (score === null ? '–' : format.percent(score / 100)),
    },
    { key: 'enrolledAt', header: t('issuer.learners.enrolled'), cell: ({ enrolledAt }) => <Time value={enrolledAt} /> },
    {
      key: 'active',
      header: t('issuer.learners.lastActive'),
      cell: ({ lastActiveAt }) => <Time value={lastActiveAt} />,
    },
    { key: 'credential', header: t('issuer.learners.credential'), cell: (row) => <Earned row={row} /> },
    ...(may('learner:write')
      ? [
          {
            key: 'time',
            header: t('issuer.learners.exams'),
            cell: ({ enrolmentId, name }: LearnerRow) => (
              <Link
                to={`${base}/programmes/${programmeId}/learners/${enrolmentId}/time`}
                aria-label={t('issuer.learners.time.of', { name })}
              >
                {t('issuer.learners.time.title')}
              </Link>
            ),
          },
          {
            key: 'due',
            header: t('issuer.submissions.due.link'),
            cell: ({ enrolmentId, name }: LearnerRow) => (
              <DueLink programmeId={programmeId} enrolmentId={enrolmentId} name={name} />
            ),
          },
        ]
      : []),
  ];
  return (
    <Table
      caption={t('issuer.learners.title')}
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ enrolmentId }) => enrolmentId}
    />
  );
}

/** How far somebody has come, or that they had learnt it before. */
function Progress({ row: { name, lessonsDone, lessonsTotal, recognised } }: { row: LearnerRow }) {
  const { t } = useText();
  if (recognised) return t('progress.recognised');
  return (
    <ProgressBar
      label={t('issuer.learners.progressOf', { name })}
      labelHidden
      done={lessonsDone}
      total={lessonsTotal}
      text={t('progress.lessons', { done: lessonsDone, count: lessonsTotal })}
    />
  );
}

/** In which cohort somebody learns or waits, and the way to have them move. */
function InCohort({ row, programmeId }: { row: LearnerRow; programmeId: string }) {
  const { t } = useText();
  const { base, may } = useConsole();
  const { cohort, enrolmentId, name, state, waitingPosition: position } = row;
  const where = cohort?.name ?? t('issuer.cohorts.learners.ownPace');
  return (
    <>
      <bdi>{position === null ? where : t('issuer.cohorts.learners.waits', { name: where, position })}</bdi>
      {may('learner:write') && (state === 'active' || state === 'waiting') && (
        <div>
          <Link
            to={`${base}/programmes/${programmeId}/learners/${enrolmentId}/cohort`}
            aria-label={t('issuer.cohorts.learners.moveOf', { name })}
          >
            {t('issuer.cohorts.learners.move')}
          </Link>
        </div>
      )}
    </>
  );
}

/** The way to what was earned, for those who may follow it. */
function Earned({ row: { credentialId, name, state } }: { row: LearnerRow }) {
  const { t } = useText();
  const { base, may } = useConsole();
  if (credentialId === null)
    return state === 'completed' ? t('issuer.learners.beingIssued') : t('issuer.learners.notYet');
  if (!may('credential:read')) return t('issuer.credentials.state.issued');
  return (
    <Link to={`${base}/credentials/${credentialId}`} aria-label={t('issuer.learners.credentialOf', { name })}>
      {t('issuer.learners.showCredential')}
    </Link>
  );
}
