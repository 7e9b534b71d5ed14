import type { DemoJourney, NetworksLearner } from '../types.ts';
import { again, convincing, faultsSeen, halfMarked } from './reviews.ts';
import { plans, portfolios } from './works.ts';

/** Yusuf, who has other things to do as well. */
export const yusufsJourney: DemoJourney = {
  enrolledDaysAgo: 6,
  lessonsDaysAgo: [4],
  exercises: [
    { key: 'devices-in-a-prefix', answer: { answer: { number: 32 } } },
    { key: 'devices-in-a-prefix', answer: { answer: { number: 30 } } },
    { key: 'read-the-settings', answer: { answer: { gaps: { 1: '26', 2: '0' } } } },
  ],
  watchedSeconds: 31,
  extension: {
    days: 21,
    reason: 'Night shifts until the end of the month: three weeks more, as agreed on the telephone.',
  },
};

/** Linnéa, who has all of it. */
export const linneasJourney: DemoJourney = {
  enrolledDaysAgo: 72,
  sharesWork: true,
  lessonsDaysAgo: [70, 66, 60],
  project: { work: plans.warehouse, daysAgo: 41, review: convincing },
  portfolio: { work: portfolios.careful, daysAgo: 30, review: faultsSeen },
  attempts: [{ wrong: 1, minutesAgo: 20 }],
};

const someone = (name: string, journey: DemoJourney): NetworksLearner => ({
  name,
  email: `${name
    .normalize('NFD')
    .replaceAll(/[^\p{ASCII}]/gu, '')
    .toLowerCase()
    .replaceAll(' ', '.')}@mail.example`,
  journey,
});

/** Who begins with the second version. */
export const newestLearner: NetworksLearner = someone('Ibrahim Kaya', { enrolledDaysAgo: 1 });

/** Those who learn now, each at another point. */
export const learnersNow: NetworksLearner[] = [
  someone('Sofia Marinho', { enrolledDaysAgo: 41, lessonsDaysAgo: [38, 35] }),
  someone('Petr Novák', {
    enrolledDaysAgo: 50,
    lessonsDaysAgo: [48, 47, 45],
    attempts: [
      { wrong: 6, minutesAgo: 40 },
      { wrong: 5, minutesAgo: 5 },
    ],
  }),
  someone('Leilani Kahale', {
    enrolledDaysAgo: 30,
    lessonsDaysAgo: [28, 26, 22],
    attempts: [{ wrong: 1, minutesAgo: 20 }],
    project: { work: plans.library, daysAgo: 2 },
  }),
  someone('Owen Griffiths', {
    enrolledDaysAgo: 33,
    lessonsDaysAgo: [31, 27, 24],
    attempts: [{ wrong: 0, minutesAgo: 20 }],
    project: { work: plans.practice, daysAgo: 4, review: halfMarked },
  }),
  someone('Chiara Ricci', {
    enrolledDaysAgo: 36,
    lessonsDaysAgo: [33, 30, 26],
    project: { work: plans.club, daysAgo: 12, review: again },
  }),
  someone('Kofi Asante', { enrolledDaysAgo: 39, cohort: 'Evening group, running', lessonsDaysAgo: [35, 8] }),
  someone('Nadia Haddad', { enrolledDaysAgo: 39, cohort: 'Evening group, running', lessonsDaysAgo: [36, 28, 9] }),
  someone('Bram de Vries', { enrolledDaysAgo: 5, cohort: 'Evening group, next' }),
  someone('Aylin Şahin', { enrolledDaysAgo: 4, cohort: 'Evening group, next' }),
  someone('Tomás Herrera', { enrolledDaysAgo: 3, cohort: 'Evening group, next' }),
];
