import type { AuditLine } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { actionWords } from '../console/action-words.ts';
import { useConsole } from '../console/console-data.ts';
import { detailWords, shortSubject, subjectAddress } from './audit-subject.ts';
import styles from './audit-table.module.css';

export function AuditTable({ items }: { items: readonly AuditLine[] }) {
  const { t } = useText();
  const columns: TableColumn<AuditLine>[] = [
    {
      key: 'action',
      header: t('issuer.audit.action'),
      cell: ({ action }) => actionWords(t, action),
    },
    { key: 'at', header: t('issuer.audit.at'), cell: ({ at }) => <Time value={at} show="instant" /> },
    { key: 'actor', header: t('issuer.audit.actor'), cell: ({ actor }) => <bdi>{actorWords(t, actor)}</bdi> },
    { key: 'subject', header: t('issuer.audit.subject'), cell: (line) => <Subject line={line} /> },
  ];
  return (
    <Table caption={t('issuer.sections.audit')} captionHidden columns={columns} rows={items} rowKey={({ id }) => id} />
  );
}

function actorWords(t: TFunction, { kind, name }: AuditLine['actor']): string {
  if (kind === 'api-key') return t('issuer.audit.byKey', { name: name ?? '' });
  return name ?? t(`issuer.audit.kind.${kind}`);
}

/** What it was done to, as a way there where it has a page, and the facts that were kept with it. */
function Subject({ line: { subject, detail } }: { line: AuditLine }) {
  const { base } = useConsole();
  const to = subjectAddress(base, subject);
  const facts = detailWords(detail);
  return (
    <span className={styles.pair}>
      {to ? (
        <Link to={to}>
          <code>{shortSubject(subject)}</code>
        </Link>
      ) : (
        <code>{shortSubject(subject)}</code>
      )}
      {facts && <span className={styles.small}>{facts}</span>}
    </span>
  );
}
