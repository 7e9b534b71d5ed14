import { useText } from '../../text/text-context.tsx';
import { type Group, groupAnchor } from './find-operations.ts';
import styles from './operation-group.module.css';
import { OperationView } from './operation-view.tsx';

export interface OperationGroupProps {
  group: Group;
  /** Shown unfolded: the only one that was searched for. */
  open: boolean;
}

/** Endpoints about one thing; each unfolds, and a link to one unfolds it. */
export function OperationGroup({ group: { tag, operations }, open }: OperationGroupProps) {
  const { t } = useText();
  const id = groupAnchor(tag);
  return (
    <section aria-labelledby={id} className={styles.group}>
      <h2 id={id}>{tag}</h2>
      {operations.map((operation) => (
        <details key={operation.id} className={styles.operation} open={open}>
          <summary className={styles.summary}>
            <h3 className={styles.line}>
              <code className={styles.method} data-method={operation.method}>
                {operation.method}
              </code>
              <code className={styles.path}>{operation.path}</code>
              <span className={styles.words}>{operation.summary}</span>
            </h3>
          </summary>
          {/* An address with this id unfolds what it stands in. */}
          <div id={operation.id} className={styles.detail}>
            <OperationView operation={operation} />
            <p>
              <a href={`#${operation.id}`}>{t('reference.operation.link', { id: operation.id })}</a>
            </p>
          </div>
        </details>
      ))}
    </section>
  );
}
