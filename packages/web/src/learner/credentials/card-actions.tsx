import type { ReactNode } from 'react';
import styles from './card-actions.module.css';

/** Buttons on a card that is itself a link: they lie above the link's target. */
export function CardActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
