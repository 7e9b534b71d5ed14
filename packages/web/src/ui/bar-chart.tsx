import styles from './bar-chart.module.css';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';

export interface BarChartProps extends Pick<ChartFrameProps, 'title' | 'description'> {
  /** A value that is not told has no bar, and its words say so. */
  bars: readonly { key: string; label: string; value: number | null; text: string }[];
  /** The length of a full bar. */
  max: number;
}

/** Things side by side, each with its name and its number; a funnel where each is a part of the one above. */
export function BarChart({ title, description, bars, max }: BarChartProps) {
  const share = (value: number) => `${(Math.min(value / (max > 0 ? max : 1), 1) * 100).toFixed(2)}%`;
  return (
    <ChartFrame title={title} description={description} className={styles.chart}>
      {bars.map(({ key, label, value, text }) => (
        <div key={key} className={styles.row}>
          <div className={styles.words}>
            <bdi className={styles.label}>{label}</bdi>
            <span className={styles.value}>{text}</span>
          </div>
          <svg className={styles.drawing} aria-hidden="true">
            <rect className={styles.ground} width="100%" height="14" rx="3" />
            {value !== null && <rect className={styles.bar} width={share(value)} height="14" rx="3" />}
          </svg>
        </div>
      ))}
    </ChartFrame>
  );
}
