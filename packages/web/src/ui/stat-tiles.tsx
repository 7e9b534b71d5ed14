import type { ReactNode } from 'react';
import styles from './stat-tiles.module.css';

export interface StatTilesProps {
  stats: readonly { label: string; value: string; hint?: ReactNode }[];
}

/** A few numbers that say how things stand, each with its unit or meaning. */
export function StatTiles({ stats }: StatTilesProps) {
  return (
    <dl className={styles.tiles}>
      {stats.map(({ label, value, hint }) => (
        <div key={label} className={styles.tile}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          {hint && <dd className={styles.hint}>{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
