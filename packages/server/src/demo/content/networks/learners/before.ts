import type { DemoJourney, NetworksLearner } from '../types.ts';
import { faultsFair, faultsSeen, sound } from './reviews.ts';
import { plans, portfolios } from './works.ts';

const failed: Pick<DemoJourney, 'attempts'> = { attempts: [{ wrong: 6, minutesAgo: 20 }] };

/** Those before: they are there so that figures have something to count, and their names say so. */
const before: [string, DemoJourney][] = [
  ['Anja', { ...lessons(96, 3), ...finished(plans.school, portfolios.short, 60) }],
  ['Bilal', { ...lessons(94, 3), ...finished(plans.bakery, portfolios.careful, 55) }],
  ['Carmen', { ...lessons(92, 3), ...finished(plans.lawyers, portfolios.short, 52) }],
  ['Dmitri', { ...lessons(90, 3), ...finished(plans.library, portfolios.careful, 50) }],
  ['Esi', { ...lessons(88, 3, 10), ...failed }],
  ['Farid', lessons(86, 0)],
  ['Greta', { ...lessons(66, 3), attempts: [{ wrong: 2, minutesAgo: 20 }] }],
  ['Hugo', { ...lessons(64, 3, 11), ...failed }],
  ['Inès', { ...lessons(62, 3), attempts: [{ wrong: 0, minutesAgo: 20 }] }],
  ['Jiro', { ...lessons(60, 3, 9), ...failed }],
  ['Katarina', lessons(58, 1, 12)],
  ['Lucía', inGroup(37, 30, 6)],
  ['Mateo', inGroup(37, 25, 7)],
  ['Noor', { ...inGroup(36, 22, 9), ...failed }],
  ['Oskar', inGroup(34, 10)],
];

function inGroup(...lessonsDaysAgo: number[]): DemoJourney {
  return { enrolledDaysAgo: 39, cohort: 'Evening group, running', lessonsDaysAgo };
}

/** So many lessons, the first after so many days and one every four days. */
function lessons(enrolledDaysAgo: number, count: number, firstAfter = 2): DemoJourney {
  const lessonsDaysAgo = Array.from({ length: count }, (_, at) => enrolledDaysAgo - firstAfter - 4 * at);
  return { enrolledDaysAgo, lessonsDaysAgo };
}

function finished(
  plan: (typeof plans)[keyof typeof plans],
  faults: (typeof portfolios)[keyof typeof portfolios],
  daysAgo: number,
): Pick<DemoJourney, 'project' | 'portfolio' | 'attempts'> {
  return {
    project: { work: plan, daysAgo, review: sound },
    portfolio: { work: faults, daysAgo: daysAgo - 10, review: faults === portfolios.short ? faultsFair : faultsSeen },
    attempts: [{ wrong: 1, minutesAgo: 20 }],
  };
}

export const learnersBefore: NetworksLearner[] = before.map(([name, journey]) => ({
  name: `${name} (demo history)`,
  email: `${name
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase()}@history.example`,
  journey,
}));
