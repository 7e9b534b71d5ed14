import { useId } from 'react';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  label: string;
  done: number;
  total: number;
  /** What the bar means, in words beside it: "3 of 12 lessons, about 1 hr left". */
  text: string;
  labelHidden?: boolean;
}

/** How far something has come, as a bar and in words. */
export function ProgressBar({ label, done, total, text, labelHidden = false }: ProgressBarProps) {
  const id = useId();
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
          {label}
        </label>
        <span className={styles.text}>{text}</span>
      </div>
      <progress
        id={id}
        className={styles.bar}
        value={Math.min(done, total)}
        max={Math.max(total, 1)}
        aria-valuetext={text}
      />
    </div>
  );
}
