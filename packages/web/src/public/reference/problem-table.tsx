import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './problem-table.module.css';
import type { Operation, Problem } from './read-reference.ts';

export interface ProblemTableProps {
  operations: readonly Operation[];
}

/** Every way these endpoints refuse; each has a place that links lead to. */
export function ProblemTable({ operations }: ProblemTableProps) {
  const { t } = useText();
  return (
    <div id="problems">
      <Section title={t('reference.problems.title')} lead={t('reference.problems.lead')}>
        <dl className={styles.list}>
          {problemsOf(operations).map(({ code, status, title }) => (
            <div key={code} id={`problem-${code}`} className={styles.problem}>
              <dt>
                <code>{code}</code> <span className={styles.status}>{status}</span>
              </dt>
              <dd>{title}.</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}

function problemsOf(operations: readonly Operation[]): Problem[] {
  const byCode = new Map(operations.flatMap(({ problems }) => problems).map((problem) => [problem.code, problem]));
  return [...byCode.values()].sort((a, b) => a.status.localeCompare(b.status) || a.code.localeCompare(b.code));
}
