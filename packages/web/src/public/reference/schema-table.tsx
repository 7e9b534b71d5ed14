import { useText } from '../../text/text-context.tsx';
import type { SchemaRow } from './schema-rows.ts';
import styles from './schema-table.module.css';

export interface SchemaTableProps {
  caption: string;
  rows: readonly (SchemaRow & { place?: string })[];
}

/** The deepest that is drawn as such; further in, the name alone tells. */
const deepest = 5;

/** The members of a JSON object, what is inside one indented below it. */
export function SchemaTable({ caption, rows }: SchemaTableProps) {
  const { t } = useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of cells and no fieldset; nor a region, of which a page has few
    // biome-ignore lint/a11y/noNoninteractiveTabindex: may be wider than a phone; the keyboard must be able to scroll it
    <div className={styles.frame} role="group" tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reference.operation.name')}</th>
            <th scope="col">{t('reference.operation.type')}</th>
            <th scope="col">{t('reference.operation.note')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ depth, name, type, required, note, place }, index) => (
            <tr key={index}>
              <th scope="row" className={styles.name} data-depth={Math.min(depth, deepest)}>
                <code>{name}</code>
                {required && <span className={styles.required}> {t('reference.operation.required')}</span>}
              </th>
              <td>
                <code>{type}</code>
                {place && <span className={styles.required}> {place}</span>}
              </td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
