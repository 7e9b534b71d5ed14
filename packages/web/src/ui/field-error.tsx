import type { ReactNode } from 'react';
import styles from './field-error.module.css';
import { Icon } from './icon.tsx';

export interface FieldErrorProps {
  id: string;
  children: ReactNode;
}

/** What is wrong with one answer, beside it. */
export function FieldError({ id, children }: FieldErrorProps) {
  return (
    <p id={id} className={styles.error}>
      <Icon name="cross" size={16} />
      <span>{children}</span>
    </p>
  );
}
