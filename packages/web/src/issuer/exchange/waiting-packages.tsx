import type { ImportView } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { importPlace } from './import-place.ts';
import styles from './long-words.module.css';

/** Packages that were handed in and of which nothing is made so far, so that nobody has to keep the address. */
export function WaitingPackages({ items, base }: { items: readonly ImportView[]; base: string }) {
  const { t, format } = useText();
  if (items.length === 0) return null;
  const columns: TableColumn<ImportView>[] = [
    {
      key: 'package',
      header: t('issuer.exchange.waiting.package'),
      cell: ({ id, target, title, fileName }) => (
        <Link className={styles.words} to={`${importPlace(base, target).imports}/${id}`}>
          <bdi>{title ?? fileName}</bdi>
        </Link>
      ),
    },
    {
      key: 'target',
      header: t('issuer.exchange.waiting.for'),
      cell: ({ target }) => t(`issuer.exchange.waiting.target.${target}`),
    },
    {
      key: 'state',
      header: t('issuer.exchange.waiting.state'),
      cell: ({ state }) => t(`issuer.exchange.waiting.states.${state}`),
    },
    {
      key: 'since',
      header: t('issuer.exchange.waiting.since'),
      cell: ({ createdAt }) => <time dateTime={createdAt}>{format.instant(createdAt)}</time>,
    },
  ];
  return (
    <Section title={t('issuer.exchange.waiting.title')} lead={t('issuer.exchange.waiting.lead')}>
      <Table
        caption={t('issuer.exchange.waiting.title')}
        captionHidden
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
      />
    </Section>
  );
}
