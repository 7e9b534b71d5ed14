import type { ReactNode } from 'react';
import styles from './button-row.module.css';

export interface ButtonRowProps {
  children: ReactNode;
}

/** The buttons of a form or a page, the most wanted first. */
export function ButtonRow({ children }: ButtonRowProps) {
  return <div className={styles.row}>{children}</div>;
}
