import type { Verdict } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Table } from '../../ui/table.tsx';
import styles from './technical-detail.module.css';

export interface TechnicalDetailProps {
  verdict: Verdict;
}

/** For engineers: codes, keys, hashes and the verdict as the API gives it. */
export function TechnicalDetail({ verdict }: TechnicalDetailProps) {
  const { t, format } = useText();
  const { id, types, contexts, proofs, statuses, documents, checkedAt, record } = verdict.technical;
  const list = (values: readonly string[] | undefined) => <Lines values={values ?? []} />;
  return (
    <details className={styles.detail}>
      <summary className={styles.summary}>{t('verifier.technical.title')}</summary>
      <Stack>
        <DefinitionList
          items={[
            { term: t('verifier.technical.outcome'), description: <code>{verdict.outcome}</code> },
            { term: t('verifier.technical.checkedAt'), description: <code>{checkedAt}</code> },
            { term: t('verifier.technical.form'), description: verdict.technical.form ?? '–' },
            { term: t('verifier.technical.signature'), description: <code>{verdict.signature}</code> },
            { term: t('verifier.technical.id'), description: list(id === undefined ? [] : [id]) },
            { term: t('verifier.technical.types'), description: list(types) },
            { term: t('verifier.technical.contexts'), description: list(contexts) },
            ...proofs.map((proof, index) => ({
              term: t('verifier.technical.proof', { number: index + 1 }),
              description: list(linesOf(proof)),
            })),
            ...statuses.map((status, index) => ({
              term: t('verifier.technical.status', { number: index + 1 }),
              description: list(linesOf(status)),
            })),
            ...(record === undefined
              ? []
              : [
                  {
                    term: t('verifier.technical.record'),
                    description: list(linesOf({ ...numbersOf(verdict), ...record })),
                  },
                ]),
            ...documents.map(({ kind, url, fetchedAt, ageSeconds }, index) => ({
              term: t('verifier.technical.document', { number: index + 1, kind }),
              description: list([url, t('verifier.technical.age', { fetchedAt, age: format.number(ageSeconds) })]),
            })),
          ]}
        />
        <Table
          caption={t('verifier.technical.checks')}
          columns={[
            { key: 'name', header: t('verifier.technical.check'), cell: ({ name }) => name },
            { key: 'outcome', header: t('verifier.technical.answer'), cell: ({ outcome }) => outcome },
            {
              key: 'reason',
              header: t('verifier.technical.reason'),
              cell: ({ reasonCode }) => <code>{reasonCode}</code>,
            },
            { key: 'detail', header: t('verifier.technical.detail'), cell: ({ detail }) => detail ?? '–' },
          ]}
          rows={verdict.checks}
          rowKey={({ name }) => name}
        />
        <details>
          <summary className={styles.summary}>{t('verifier.technical.json')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone; the keyboard must be able to scroll it */}
          <pre className={styles.json} tabIndex={0}>
            <code>{JSON.stringify(verdict, null, 2)}</code>
          </pre>
        </details>
      </Stack>
    </details>
  );
}

/** The numbers of the record; its sentences stand above. */
function numbersOf({ record }: Verdict): object {
  const { log: _log, anchor: _anchor, ...numbers } = record ?? {};
  return numbers;
}

function linesOf(facts: object): string[] {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`);
}

function Lines({ values }: { values: readonly string[] }) {
  if (values.length === 0) return <>–</>;
  return (
    <ul className={styles.lines}>
      {[...new Set(values)].map((value) => (
        <li key={value}>
          <code>{value}</code>
        </li>
      ))}
    </ul>
  );
}
