import styles from './lines.module.css';

export interface LinesProps {
  children: string;
}

/** Text somebody typed, with the lines as they were typed. */
export function Lines({ children }: LinesProps) {
  return (
    <span className={styles.lines} dir="auto">
      {children}
    </span>
  );
}
