import type { Rubric } from '../rubric.ts';

/** How near somebody came to staff on the sample. */
export interface Calibration {
  /** Of all that they could be apart, from 0 to 1; by the weights of the criteria. */
  distance: number;
  /** How much their reviews count: 1 at no distance, less the further they are, and never nothing. */
  weight: number;
  /** Whether staff are warned. */
  isFar: boolean;
}

/** The level of each criterion by its id. */
export type Levels = Readonly<Record<string, number>>;

const leastWeight = 0.2;
/** A level out of three between lowest and highest, on average. */
const far = 1 / 3;

/** Compares how somebody marked the sample with how staff did. Every criterion is marked in both. */
export function calibrate(
  { criteria, levels }: Pick<Rubric, 'criteria' | 'levels'>,
  own: Levels,
  staff: Levels,
): Calibration {
  const steps = levels.length - 1;
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const apart = criteria.reduce(
    (sum, { id, weight }) => sum + (weight * Math.abs((own[id] ?? 1) - (staff[id] ?? 1))) / steps,
    0,
  );
  const distance = Math.min(1, Math.max(0, apart / total));
  return { distance, ...weigh(distance) };
}

/** What follows from a distance. */
export function weigh(distance: number): Omit<Calibration, 'distance'> {
  return { weight: Math.max(leastWeight, 1 - distance), isFar: distance > far + 1e-9 };
}
