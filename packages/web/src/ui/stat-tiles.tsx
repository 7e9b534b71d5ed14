import type { ReactNode } from 'react';
import styles from './stat-tiles.module.css';

export interface StatTilesProps {
  /** `isUnknown` where there is no number: its value says why. */
  stats: readonly { label: string; value: string; isUnknown?: boolean; hint?: ReactNode }[];
}

/** A few numbers that say how things stand, each with its unit or meaning. */
export function StatTiles({ stats }: StatTilesProps) {
  return (
    <dl className={styles.tiles}>
      {stats.map(({ label, value, isUnknown, hint }) => (
        <div key={label} className={styles.tile}>
          <dt className={styles.label}>{label}</dt>
          <dd className={isUnknown ? styles.unknown : styles.value}>{value}</dd>
          {hint && <dd className={styles.hint}>{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
