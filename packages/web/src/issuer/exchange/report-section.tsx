import type { ImportView, ReportLine } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { Section } from '../../ui/section.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { listAddress } from '../console/list-address.ts';
import styles from './long-words.module.css';

interface ReportSectionProps {
  view: ImportView;
  report: { items: readonly ReportLine[]; total: number };
  outcome: ReportLine['outcome'] | undefined;
  /** How many lines come before those shown. */
  after: number;
  here: string;
}

const perPage = 100;

/** What became, or will become, of each thing in a package. */
export function ReportSection({ view: { counts, target }, report, outcome, after, here }: ReportSectionProps) {
  const { t } = useText();
  const address = (chosen: ReportLine['outcome'] | undefined, from = 0) =>
    listAddress(here, { outcome: chosen, after: from > 0 ? String(from) : undefined });
  const tabs = [
    {
      to: address(undefined),
      label: t('issuer.exchange.all'),
      count: allOf(counts),
    },
    { to: address('not-carried'), label: t('issuer.exchange.notCarried'), count: counts.notCarried },
    { to: address('changed'), label: t('issuer.exchange.changed'), count: counts.changed },
    ...(target === 'bank'
      ? [
          {
            to: address('already-there'),
            label: t('issuer.exchange.alreadyThere'),
            count: counts.alreadyThere,
          },
        ]
      : []),
    { to: address('carried'), label: t('issuer.exchange.carried'), count: counts.carried },
  ];
  const next = after + report.items.length;
  return (
    <Section title={t('issuer.exchange.readyTitle')}>
      <ButtonRow>
        <ButtonLink to={`${here}/report.csv`} icon="download" size="s" reloadDocument>
          {t('issuer.exchange.reportCsv')}
        </ButtonLink>
      </ButtonRow>
      <Tabs label={t('issuer.exchange.report')} tabs={tabs} current={address(outcome)} />
      {report.items.length === 0 ? <p>{t('issuer.exchange.noLines')}</p> : <Lines items={report.items} />}
      <Pagination
        previous={after > 0 ? address(outcome, Math.max(0, after - perPage)) : undefined}
        next={next < report.total ? address(outcome, next) : undefined}
      />
    </Section>
  );
}

/** How many things there are in the package. */
export function allOf({ carried, changed, alreadyThere, notCarried }: ImportView['counts']): number {
  return carried + changed + alreadyThere + notCarried;
}

function Lines({ items }: { items: readonly ReportLine[] }) {
  const { t } = useText();
  const columns: TableColumn<ReportLine>[] = [
    {
      key: 'title',
      header: t('issuer.exchange.columns.title'),
      cell: ({ title, place }) => <bdi className={styles.words}>{title || place}</bdi>,
    },
    { key: 'what', header: t('issuer.exchange.columns.what'), cell: ({ what }) => t(`issuer.exchange.what.${what}`) },
    { key: 'outcome', header: t('issuer.exchange.columns.outcome'), cell: Outcome },
    { key: 'place', header: t('issuer.exchange.columns.place'), cell: ({ place }) => <code>{place}</code> },
  ];
  return (
    <Table
      caption={t('issuer.exchange.report')}
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ place }) => place}
    />
  );
}

const looks = {
  carried: { tone: 'valid', icon: 'check' },
  changed: { tone: 'warning', icon: 'warning' },
  'already-there': { tone: 'none', icon: 'check' },
  'not-carried': { tone: 'invalid', icon: 'cross' },
} as const;

function Outcome({ outcome, why, whatToDo }: ReportLine) {
  const { t } = useText();
  return (
    <>
      <StateTag {...looks[outcome]}>{t(`issuer.exchange.outcome.${outcome}`)}</StateTag>
      {why && <p>{why}</p>}
      {whatToDo && (
        <p>
          <strong>{whatToDo}</strong>
        </p>
      )}
    </>
  );
}
