import { howDnsWorksTranscript } from '../transcripts.ts';
import { addressExercises, nameExercises, nextVersionExercises, wifiExercises } from './exercises.ts';
import { faultsRubric, planRubric } from './rubrics.ts';
import type { NetworksLesson, NetworksModule } from './types.ts';

export const examTitle = 'Exam: addresses, names, radio';
export const projectTitle = 'A network plan for a real office';
export const portfolioTitle = 'Three faults that you found';

export const networksModules: NetworksModule[] = [
  {
    title: 'Addresses that fit',
    summary: 'Count, sort and choose: a plan that still holds when the thirty-first device arrives.',
    lessons: [
      {
        kind: 'reading',
        title: 'Plan the addresses of an office',
        minutes: 35,
        bodyFile: 'networks/readings/plan-addresses.md',
        exercises: addressExercises,
      },
    ],
  },
  {
    title: 'Names and radio',
    summary: 'Where a name becomes an address, and how to measure Wi-Fi before blaming it.',
    lessons: [
      {
        kind: 'video',
        title: 'The road of a name',
        minutes: 5,
        videoFile: 'media/how-dns-works.webm',
        captionsFiles: [
          { language: 'en', file: 'media/how-dns-works.vtt' },
          { language: 'de', file: 'media/how-dns-works.de.vtt' },
        ],
        posterFile: 'media/how-dns-works.jpg',
        transcript: howDnsWorksTranscript,
        bodyFile: 'networks/readings/below-the-film.md',
        exercises: nameExercises,
      },
      {
        kind: 'reading',
        title: 'Measure before you blame the Wi-Fi',
        minutes: 30,
        bodyFile: 'networks/readings/measure-the-wifi.md',
        exercises: wifiExercises,
      },
    ],
  },
  {
    title: 'Show what you can do',
    summary: 'An exam, a plan for an office that you know, and three faults that you found yourself.',
    lessons: [
      {
        kind: 'exam',
        title: examTitle,
        minutes: 45,
        passMarkPercent: 60,
        attemptsAllowed: 3,
        timeLimitMinutes: 45,
        coolDownMinutes: 30,
        shuffle: true,
        feedback: 'outcomes',
        feedbackFrom: 'at-once',
        supervision: 'in-person',
        instructions: `Eight questions, four on addresses and four on names and radio, drawn for you from the college’s bank:
the next attempt asks others. You have **45 minutes**, and pass with **60 %**.

- Somebody of the college confirms who you are: tell them your name and the code on your page.
- Your answers are kept as you give them. A lost connection costs nothing but time.
- You see at once which answers were right. Why is explained in the lessons.
- You have three attempts, with half an hour between them.`,
      },
      {
        kind: 'project',
        title: projectTitle,
        minutes: 600,
        instructions: `Choose an office, a practice or a club that you may visit, with at least **ten devices**. Plan its network anew.

Hand in

1. the count of what is plugged in, place by place, and what you expect to come;
2. the networks with prefix, range for DHCP and the addresses that never move, as a table;
3. who may reach whom, and why;
4. half a page for the owner, without a single abbreviation.

Leave out names of people and passwords. Two people mark it without seeing each other’s marks.`,
        assignment: {
          required: true,
          due: { kind: 'days', days: 45, after: 'enrolment' },
          lateHandIn: 'marked',
          fileKinds: ['image', 'pdf', 'text', 'document'],
          maxFiles: 3,
        },
        rubric: planRubric,
      },
      {
        kind: 'portfolio',
        title: portfolioTitle,
        minutes: 240,
        instructions: `Collect faults in networks that **you** found: at work, at home, for a neighbour. A piece each: what was wrong, how
you found it, one change at a time, and what you would do otherwise. A link to your ticket or notes belongs to each piece.`,
        assignment: { required: true, lateHandIn: 'marked', maxFiles: 6, fileKinds: ['image', 'pdf', 'text'] },
        rubric: faultsRubric,
      },
    ],
  },
];

/** What the second version has beside the first, in the module of the same place. */
export const lessonOfNextVersion: { moduleAt: number; lesson: NetworksLesson } = {
  moduleAt: 0,
  lesson: {
    kind: 'reading',
    title: 'The same office in IPv6',
    minutes: 15,
    bodyFile: 'networks/readings/the-same-in-ipv6.md',
    exercises: nextVersionExercises,
  },
};

/** What counts how much, and from how much on in all. */
export const networksRule: { totalPercent: number; weights: Record<string, number>; minimum: Record<string, number> } =
  {
    totalPercent: 60,
    weights: { [examTitle]: 40, [projectTitle]: 40, [portfolioTitle]: 20 },
    minimum: { [portfolioTitle]: 60 },
  };

/** The first earns a badge by itself, as soon as it is mastered. */
export const networksOutcomes = [
  {
    text: 'Plan the addresses of a small network, with room to grow',
    masteryPercent: 70,
    isRequired: false,
    shownBy: [examTitle, projectTitle],
    earnsBadge: true,
  },
  {
    text: 'Find a network fault from the cable to the name, one change at a time',
    masteryPercent: 50,
    isRequired: true,
    shownBy: [examTitle, portfolioTitle],
    earnsBadge: false,
  },
];
