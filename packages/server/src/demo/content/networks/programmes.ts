import { coverRubric } from './rubrics.ts';
import type { NetworksModule } from './types.ts';

export const networksProgramme = {
  slug: 'networks-for-small-offices',
  title: 'Networks for Small Offices',
  summary:
    'Plan, measure and repair the network of an office, and prove it: by an exam, a real plan, and faults that you found.',
  description: `Most networks are small, and most of them were never planned. You learn to count what an office needs, to choose
addresses that still fit next year, and to measure before you change anything.

## How you learn

| Part | Hours |
|---|---|
| Readings, film, exercises | 5 |
| Practice | 45 |
| A real plan | 15 |
| Portfolio and exam | 10 |
| **Together** | **75** |

Learn at your own pace, or with others: evening groups have places, dates, and a waiting list.

## What you earn

*Networks for Small Offices*, 3 ECTS credits at EQF level 4. Whoever plans addresses well earns the badge *Address Planning* on the
way.`,
  language: 'en',
  level: 'EQF 4',
  hours: 75,
};

export const serviceDeskProgramme = {
  slug: 'running-a-service-desk',
  title: 'Running a Service Desk',
  summary: 'For those who lead a help desk, or will: how many people, what to promise, and how to keep it.',
  description: `You have worked at a help desk and are asked to lead one. This short programme gives you the numbers: how many people
an hour needs, what can be promised, and how it is seen that promises are kept.`,
  language: 'en',
  level: 'EQF 5',
  hours: 25,
  price: { minor: 24_000, currency: 'EUR' },
  priceNote: 'Registered jobseekers pay half. The college sends an invoice; a place is kept until it is paid.',
};

export const serviceDeskModules: NetworksModule[] = [
  {
    title: 'A week at the desk',
    summary: 'Cover and promises, by numbers.',
    lessons: [
      {
        kind: 'reading',
        title: 'How many people, and what to promise',
        minutes: 25,
        bodyFile: 'networks/readings/service-desk-week.md',
        exercises: {},
      },
      {
        kind: 'project',
        title: 'A week of cover',
        minutes: 300,
        instructions: `Plan a week of cover for a service desk that exists. Hand in contacts hour by hour, the people you plan and how you
calculated them, and what you promise to whom.`,
        assignment: { required: true, maxFiles: 2 },
        rubric: coverRubric,
      },
    ],
  },
];

/** Days from the first start on; a cohort that runs began before it. */
export const networksCohorts = [
  { name: 'Evening group, running', startsInDays: -46, endsInDays: 24, enrolUntilInDays: -35, capacity: 6 },
  { name: 'Evening group, next', startsInDays: 21, endsInDays: 112, enrolUntilInDays: 20, capacity: 2 },
];

/** What the instructor wrote to those who are stuck. */
export const demoMessage = {
  segment: 'stuck' as const,
  subject: 'Shall we look at it together?',
  text: [
    'You have not gone on for a while, and that happens to most who work beside their course.',
    'On Thursdays from 18:00 I am online for an hour: bring the exercise at which you stopped. If your time is short, ask me for a later date for the plan; nobody needs a certificate for that.',
    'Amara Okonkwo',
  ].join('\n\n'),
};
