import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './state-tag.module.css';

export type StateTone = 'valid' | 'invalid' | 'unknown' | 'warning' | 'none';

export interface StateTagProps {
  tone: StateTone;
  icon: IconName;
  /** The state in a word: "Issued". */
  children: ReactNode;
}

/** The state something is in: icon, word and colour together. */
export function StateTag({ tone, icon, children }: StateTagProps) {
  return (
    <span className={styles.tag} data-tone={tone}>
      <Icon name={icon} size={16} />
      {children}
    </span>
  );
}
