import type { ReactNode } from 'react';
import styles from './confirm.module.css';

export interface ConfirmProps {
  /** What opens the question: "Remove". */
  label: string;
  /** What it is about, for those who hear the label without its row: the lesson's title. */
  what?: string;
  /** What happens, what is kept, whether it can be undone; then a form with the button that does it. */
  children: ReactNode;
}

/** A second thought before what is not easily undone. Opens without a script; closing it changes nothing. */
export function Confirm({ label, what, children }: ConfirmProps) {
  return (
    <details className={styles.confirm}>
      <summary className={styles.summary}>
        {label}
        {what && <span className="visually-hidden"> {what}</span>}
      </summary>
      <div className={styles.question}>{children}</div>
    </details>
  );
}
