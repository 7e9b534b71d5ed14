import { Fragment } from 'react';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import { classNames } from './class-names.ts';
import styles from './line-chart.module.css';

export interface LineChartProps extends Pick<ChartFrameProps, 'title' | 'description'> {
  /** The places along the line, such as months. */
  labels: readonly string[];
  /** One or two lines; a value that is not told leaves a gap. */
  series: readonly { name: string; values: readonly (number | null)[] }[];
  /** The top of the scale. */
  max: number;
  format: (value: number) => string;
}

/** Something over time. Two lines differ by their dashes, not only by colour; a table with the same numbers stands beneath. */
export function LineChart({ title, description, labels, series, max, format }: LineChartProps) {
  const top = max > 0 ? max : 1;
  return (
    <ChartFrame title={title} description={description} className={styles.chart}>
      <div className={styles.scale}>
        <span>{format(top)}</span>
        <span>{format(top / 2)}</span>
        <span>{format(0)}</span>
      </div>
      <svg className={styles.drawing} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {[0, 50, 100].map((y) => (
          <line key={y} className={styles.rule} x1="0" x2="100" y1={y} y2={y} />
        ))}
        {series.map(({ name, values }, index) => (
          <Fragment key={name}>
            <path className={classNames(styles.line, index > 0 && styles.other)} d={lineOf(values, top)} />
            <path
              className={classNames(styles.line, index > 0 && styles.other, styles.mark)}
              d={marksOf(values, top)}
            />
          </Fragment>
        ))}
      </svg>
      <div className={styles.span}>
        <span>{labels[0]}</span>
        {labels.length > 1 && <span>{labels.at(-1)}</span>}
      </div>
      {series.length > 1 && (
        <div className={styles.legend}>
          {series.map(({ name }, index) => (
            <span key={name} className={styles.key}>
              <svg className={styles.sample} viewBox="0 0 32 12" aria-hidden="true">
                <line className={classNames(styles.line, index > 0 && styles.other)} x1="0" x2="32" y1="6" y2="6" />
              </svg>
              {name}
            </span>
          ))}
        </div>
      )}
    </ChartFrame>
  );
}

function placesOf(values: readonly (number | null)[], max: number): (string | null)[] {
  const step = values.length > 1 ? 100 / (values.length - 1) : 0;
  return values.map((value, index) => {
    if (value === null) return null;
    const x = values.length > 1 ? index * step : 50;
    return `${x.toFixed(2)} ${(100 - (Math.min(value, max) / max) * 100).toFixed(2)}`;
  });
}

function lineOf(values: readonly (number | null)[], max: number): string {
  const places = placesOf(values, max);
  return places.map((place, index) => (place === null ? '' : `${places[index - 1] ? 'L' : 'M'}${place}`)).join('');
}

/** A line of no length has round ends: a dot that the stretching of the drawing leaves round. */
function marksOf(values: readonly (number | null)[], max: number): string {
  return placesOf(values, max)
    .map((place) => (place === null ? '' : `M${place}h0`))
    .join('');
}
