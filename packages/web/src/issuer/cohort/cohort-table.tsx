import type { Cohort } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';
import { listAddress } from '../console/list-address.ts';

/** Cohorts with their days, and their places as a measure. */
export function CohortTable({ items, programmeId }: { items: readonly Cohort[]; programmeId: string }) {
  const { t, format } = useText();
  const { base, may } = useConsole();
  const here = `${base}/programmes/${programmeId}`;
  const columns: TableColumn<Cohort>[] = [
    {
      key: 'name',
      header: t('issuer.cohorts.name'),
      cell: ({ id, name, phase, closedAt }) => (
        <>
          <Link to={`${here}/cohorts/${id}`} aria-label={t('issuer.cohorts.changeOf', { name })}>
            <bdi>{name}</bdi>
          </Link>
          <div>
            {[t(`issuer.cohorts.phase.${phase}`), closedAt && t('issuer.cohorts.closed')].filter(Boolean).join(', ')}
          </div>
        </>
      ),
    },
    {
      key: 'dates',
      header: t('issuer.cohorts.dates'),
      cell: ({ startsOn, endsOn }) =>
        t('issuer.cohorts.fromTo', { from: format.day(startsOn), to: format.day(endsOn) }),
    },
    {
      key: 'enrolUntil',
      header: t('issuer.cohorts.enrolUntil'),
      cell: ({ enrolUntil }) => <Time value={enrolUntil} />,
    },
    { key: 'places', header: t('issuer.cohorts.places'), cell: (cohort) => <PlacesMeter cohort={cohort} /> },
    ...(may('learner:read')
      ? [
          {
            key: 'people',
            header: t('issuer.learners.title'),
            cell: ({ id, name }: Cohort) => (
              <Link
                to={listAddress(`${here}/learners`, { cohort: id })}
                aria-label={t('issuer.cohorts.peopleOf', { name })}
              >
                {t('issuer.cohorts.people')}
              </Link>
            ),
          },
        ]
      : []),
  ];
  return (
    <Table caption={t('issuer.cohorts.title')} captionHidden columns={columns} rows={items} rowKey={({ id }) => id} />
  );
}

function PlacesMeter({ cohort: { name, placesTaken, capacity, waiting } }: { cohort: Cohort }) {
  const { t } = useText();
  const waits = waiting > 0 && t('issuer.cohorts.waiting', { count: waiting });
  if (capacity === null)
    return [t('issuer.cohorts.takenFree', { count: placesTaken }), waits].filter(Boolean).join(', ');
  const taken = t('issuer.cohorts.taken', { taken: placesTaken, capacity });
  return (
    <Meter
      label={t('issuer.cohorts.placesOf', { name })}
      labelHidden
      value={placesTaken}
      max={capacity}
      text={[taken, waits].filter(Boolean).join(', ')}
    />
  );
}
