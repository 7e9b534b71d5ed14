import { useId } from 'react';
import styles from './meter.module.css';

export interface MeterProps {
  label: string;
  value: number;
  max: number;
  /** The mark that had to be reached, drawn as a line. */
  required?: number;
  /** The measure in words: "85 of 100, pass mark 80". */
  text: string;
  labelHidden?: boolean;
}

/** A measure on a scale, such as a score against its pass mark; as a line and in words. */
export function Meter({ label, value, max, required, text, labelHidden = false }: MeterProps) {
  const id = useId();
  const share = (part: number) => `${(Math.min(Math.max(part / max, 0), 1) * 100).toFixed(2)}%`;
  const reached = required === undefined || value >= required;
  return (
    <div className={styles.meter}>
      <div className={styles.words}>
        <span id={id} className={labelHidden ? 'visually-hidden' : styles.label}>
          {label}
        </span>
        <span className={styles.text}>{text}</span>
      </div>
      <div className={styles.scale}>
        <meter className="visually-hidden" aria-labelledby={id} aria-valuetext={text} value={value} max={max} />
        <svg className={styles.drawing} aria-hidden="true" focusable="false">
          <rect className={styles.ground} width="100%" height="8" y="4" rx="4" />
          <rect className={reached ? styles.reached : styles.short} width={share(value)} height="8" y="4" rx="4" />
          {required !== undefined && (
            <line className={styles.required} x1={share(required)} x2={share(required)} y1="0" y2="16" />
          )}
        </svg>
      </div>
    </div>
  );
}
