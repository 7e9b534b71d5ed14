import type { AttemptSummary } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { addresses } from '../addresses.ts';

export interface AttemptsSoFarProps {
  attempts: readonly AttemptSummary[];
}

export function AttemptsSoFar({ attempts }: AttemptsSoFarProps) {
  const { t, format } = useText();
  return (
    <Table
      caption={t('learner.exam.history')}
      rows={attempts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'number',
          header: t('learner.exam.attempt'),
          cell: ({ id, number }) => (
            <Link to={addresses.attempt(id)}>{t('learner.exam.attemptNumber', { number })}</Link>
          ),
        },
        {
          key: 'handedIn',
          header: t('learner.exam.handedIn'),
          cell: ({ submittedAt }) =>
            submittedAt ? <Time value={submittedAt} show="instant" /> : t('learner.exam.open'),
        },
        { key: 'outcome', header: t('learner.exam.outcome'), cell: (attempt) => <Outcome attempt={attempt} /> },
        {
          key: 'score',
          header: t('learner.exam.score'),
          align: 'end',
          cell: ({ scorePercent }) => (scorePercent === null ? '–' : format.score(scorePercent)),
        },
      ]}
    />
  );
}

function Outcome({ attempt: { passed, counts } }: { attempt: AttemptSummary }) {
  const { t } = useText();
  if (counts !== 'yes') {
    return (
      <StateTag tone={counts === 'waiting' ? 'warning' : 'none'} icon={counts === 'waiting' ? 'clock' : 'cross'}>
        {t(`learner.exam.${counts === 'waiting' ? 'waiting' : 'setAside'}`)}
      </StateTag>
    );
  }
  if (passed === null) return <>–</>;
  return (
    <StateTag tone={passed ? 'valid' : 'none'} icon={passed ? 'check' : 'cross'}>
      {passed ? t('learner.result.passed') : t('learner.result.failed')}
    </StateTag>
  );
}
