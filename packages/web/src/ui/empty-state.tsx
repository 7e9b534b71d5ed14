import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Heading, type HeadingLevel } from './heading.tsx';
import { LaurelMark } from './laurel-mark.tsx';

export interface EmptyStateProps {
  title: string;
  level?: HeadingLevel;
  /** Why there is nothing, and what would bring something. */
  children: ReactNode;
  /** The next step, a ButtonLink or a form. */
  action?: ReactNode;
}

/** Where nothing is yet: says so, and what to do next. */
export function EmptyState({ title, level = 2, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.mark}>
        <LaurelMark size={48} />
      </span>
      <Heading level={level}>{title}</Heading>
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
