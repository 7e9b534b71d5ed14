import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import styles from './funnel-chart.module.css';

export interface FunnelChartProps extends Pick<ChartFrameProps, 'title' | 'description'> {
  /** How many are left at each step, the first being all; one that is not told is as wide as the one before. */
  steps: readonly (number | null)[];
  first: string;
  last: string;
}

/** How many of a group are left after each step: the narrower, the fewer. A table with the same numbers stands beneath. */
export function FunnelChart({ title, description, steps, first, last }: FunnelChartProps) {
  const widths = widthsOf(steps);
  const x = (index: number) => (widths.length > 1 ? (index / (widths.length - 1)) * 100 : 0).toFixed(2);
  const above = widths.map((width, index) => `${x(index)} ${(50 - width / 2).toFixed(2)}`);
  const below = widths.map((width, index) => `${x(index)} ${(50 + width / 2).toFixed(2)}`);
  return (
    <ChartFrame title={title} description={description} className={styles.chart}>
      <svg className={styles.drawing} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.shape} d={`M${[...above, ...below.toReversed()].join('L')}Z`} />
        {widths.map((width, index) => (
          <line
            key={x(index)}
            className={styles.step}
            x1={x(index)}
            x2={x(index)}
            y1={50 - width / 2}
            y2={50 + width / 2}
          />
        ))}
      </svg>
      <div className={styles.span}>
        <span>{first}</span>
        <span>{last}</span>
      </div>
    </ChartFrame>
  );
}

function widthsOf(steps: readonly (number | null)[]): number[] {
  const all = steps[0] || 1;
  let before = 0;
  return steps.map((step) => {
    before = step === null ? before : (step / all) * 96;
    return before;
  });
}
