import type { PeerOverview } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';

type Row = PeerOverview['items'][number];

/** Each work with who reviews it, and what its own learner gave and owes. */
export function PeerTable({ overview: { items, hasSample } }: { overview: PeerOverview }) {
  const { t, format } = useText();
  const { base } = useConsole();
  return (
    <Table
      caption={t('issuer.peers.given')}
      captionHidden
      rows={items}
      rowKey={({ submissionId }) => submissionId}
      columns={[
        {
          key: 'work',
          header: t('issuer.peers.work'),
          cell: ({ submissionId, learnerName, isDecided }: Row) => (
            <>
              <Link to={`${base}/reviews/${submissionId}`}>
                <bdi>{learnerName}</bdi>
              </Link>
              {isDecided && ` (${t('issuer.peers.decided')})`}
            </>
          ),
        },
        { key: 'reviewers', header: t('issuer.peers.reviewers'), cell: (row: Row) => <Reviewers row={row} /> },
        { key: 'own', header: t('issuer.peers.own'), cell: (row: Row) => t('issuer.peers.ownText', row) },
        ...(hasSample
          ? [
              {
                key: 'calibration',
                header: t('issuer.peers.calibration'),
                cell: ({ calibration }: Row) => {
                  if (!calibration) return t('issuer.peers.notYet');
                  return (
                    <>
                      {t('issuer.peers.calibrated', { weight: format.percent(calibration.weight) })}{' '}
                      {calibration.isFar && (
                        <StateTag tone="warning" icon="warning">
                          {t('issuer.peers.far')}
                        </StateTag>
                      )}
                    </>
                  );
                },
              },
            ]
          : []),
      ]}
    />
  );
}

function Reviewers({ row: { reviewers } }: { row: Row }) {
  const { t } = useText();
  return (
    <ul>
      {reviewers.map(({ name, state, isLate, dueAt }) => (
        <li key={`${name} ${dueAt}`}>
          {t(`issuer.peers.reviewer.${isLate ? 'late' : state}`, { name })}{' '}
          {state === 'open' && <Time value={dueAt} show="instant" />}
        </li>
      ))}
    </ul>
  );
}
