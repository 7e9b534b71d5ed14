import styles from './small-bar.module.css';

export interface SmallBarProps {
  /** From 0 to 1. */
  share: number;
  /** The same in words; it stands beside the bar. */
  text: string;
}

/** A share as a small bar, with its words beside it: those are what is read out. */
export function SmallBar({ share, text }: SmallBarProps) {
  return (
    <span className={styles.bar}>
      <svg className={styles.drawing} width="64" height="8" aria-hidden="true" focusable="false">
        <rect className={styles.ground} width="64" height="8" rx="4" />
        <rect className={styles.filled} width={(64 * Math.min(Math.max(share, 0), 1)).toFixed(1)} height="8" rx="4" />
      </svg>
      <span>{text}</span>
    </span>
  );
}
