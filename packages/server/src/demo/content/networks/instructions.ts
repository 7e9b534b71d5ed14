import { supportUsers } from '../skills.ts';
import type { DemoAchievement } from '../types.ts';
import { criterion, levels } from './rubrics.ts';
import type { DemoEvidence, DemoRecognition, DemoWork, NetworksModule } from './types.ts';

/** A short programme in which learners review each other. */
export const instructionsProgramme = {
  slug: 'instructions-anybody-can-follow',
  title: 'Instructions Anybody Can Follow',
  summary: 'Write one page that a stranger can work by, and review the page of a fellow learner.',
  description: `A help desk writes the same answer ten times a day, or once so that anybody can follow it. You write one page of
instructions, and review the page of a fellow learner without knowing whose it is; somebody reviews yours. In the end you show pages that
are in use, and somebody from outside the college reads them. If you have written such pages for years, apply with those in place of
learning it again.`,
  language: 'en',
  level: 'EQF 3',
  hours: 12,
};

export const instructionsAchievement: DemoAchievement = {
  slug: 'instructions-anybody-can-follow',
  name: 'Instructions Anybody Can Follow',
  description: 'Writes instructions by which somebody who has never done it gets there, and judges those of others.',
  criteria: `The holder has

- written one page of instructions, marked by a fellow learner and confirmed by the college at **50 %** or more;
- marked a sample that the college had marked before, and reviewed the page of a fellow learner without knowing whose it was;
- shown pages that others work by, read by somebody from outside the college,

or shown the same by work of earlier years, and had it recognised.`,
  kind: 'badge',
  hours: 12,
  language: 'en',
  skills: [supportUsers],
  imageFile: 'images/address-planning.png',
  vectorImageFile: 'images/address-planning.svg',
};

const steps = '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0401';
const reader = '3f4f2a60-3c53-4bb1-9d1c-7b6d0a6a0402';

export const pageTitle = 'One page that works';
export const shelfTitle = 'Pages in use';

const criteria = [
  criterion(
    steps,
    ['Steps', 'Whether each step is one action, and says what is seen after it.'],
    [
      'Steps are missing, or several are one.',
      'One action each, but nobody knows whether it has worked.',
      'One action each, and what is seen after it.',
      'The same, and what to do where it has not worked.',
    ],
  ),
  criterion(
    reader,
    ['Reader', 'Whether a stranger in a hurry could work by it.'],
    [
      'It is written for those who know it already.',
      'A stranger could follow it with a question or two.',
      'A stranger gets there alone.',
      'The same, and it was tried, and says by whom.',
    ],
  ),
];

export const instructionsModules: NetworksModule[] = [
  {
    title: 'Write, and be read',
    summary: 'Four rules, your page, and somebody else’s.',
    lessons: [
      {
        kind: 'reading',
        title: 'Four rules for instructions',
        minutes: 15,
        bodyFile: 'networks/readings/four-rules.md',
        exercises: {},
      },
      {
        kind: 'project',
        title: pageTitle,
        minutes: 240,
        instructions: `Choose something that people ask you again and again. Write one page by which somebody who has never done it gets there
alone, and have it tried once before you hand it in. Leave out your own name: a fellow learner reviews it without knowing whose it is.`,
        assignment: { required: true, maxFiles: 2, fileKinds: ['image', 'pdf'] },
        rubric: {
          levels,
          criteria,
          passPercent: 50,
          marking: 'peer',
          peer: {
            reviews: 1,
            days: 14,
            sample: {
              body: `**Connect to the guest Wi-Fi.** Open the settings, choose the network *Guests* and type the password of the week, which
hangs at the desk. Accept the page that appears. Now you are online.`,
              marks: { [steps]: 2, [reader]: 3 },
            },
          },
          resubmissions: 1,
          resubmissionDays: 14,
        },
      },
      {
        kind: 'portfolio',
        title: shelfTitle,
        minutes: 120,
        instructions: `Show two pages or more that others work by. To each say who uses it, what they asked before, and what you have changed since.
Somebody from outside the college reads them; the college decides.`,
        assignment: { required: true, maxFiles: 4, fileKinds: ['image', 'pdf'] },
        rubric: { levels, criteria, passPercent: 50, marking: 'guest', resubmissions: 1, resubmissionDays: 14 },
      },
    ],
  },
];

/** For whom has done it for years. */
export const instructionsRecognition: DemoRecognition = {
  guidance: `Show **three pages** that you wrote and others work by, and say who uses them and since when. A line from whoever leads the desk
helps; so does a credential that says you did this before.`,
  retryDays: 60,
  rubric: { levels, criteria, passPercent: 50, marking: 'single', resubmissions: 1, resubmissionDays: 14 },
};

/** Who applies with what they did before. */
export const instructionsApplicant: { email: string; evidence: DemoEvidence } = {
  email: 'petr.novak@mail.example',
  evidence: {
    body: `For six years I wrote the instructions of a hospital's night desk, thirty-one pages. Three of them are linked: the one for the
badge reader is used by eighty people, and has been changed twice since 2021.`,
    links: [
      { url: 'https://notes.example/night-desk/badge-reader', title: 'Badge reader' },
      { url: 'https://notes.example/night-desk/ward-printer', title: 'Ward printer' },
      { url: 'https://notes.example/night-desk/phone-forwarding', title: 'Forwarding a phone' },
    ],
  },
};

/** Whose pages in use somebody from outside is asked to read. */
export const instructionsGuest: { ownerEmail: string; work: DemoWork; guest: { name: string; email: string } } = {
  ownerEmail: 'linnea.astrom@mail.example',
  guest: { name: 'Ines Albrecht', email: 'ines.albrecht@partner.example' },
  work: {
    body: 'Two pages that hang beside the machines they are about.',
    pieces: [
      {
        title: 'The scanner in the hall',
        reflection:
          'Everybody asked how to get a scan by mail. I put the address first and the settings last, and nobody has asked since May.',
        url: 'https://notes.example/pages/scanner',
      },
      {
        title: 'Visitors on the Wi-Fi',
        reflection: 'The first form had nine steps. Four of them only concerned me; they are gone.',
        url: 'https://notes.example/pages/visitors',
      },
    ],
  },
};

/** What a reviewer gives the page they got, each criterion in order. */
interface PeerMarking {
  levels: [number, number];
  summary: string;
}

/** Who writes in it, by their address, and with what they mark sample and page; without it they have yet to. */
export const instructionsLearners: { email: string; work: DemoWork; sample?: [number, number]; gives?: PeerMarking }[] =
  [
    {
      email: 'yusuf.demir@mail.example',
      work: {
        body: `# The label printer prints nothing

1. Look at the lamp beside the paper. Is it red? Go on with step 2. Is it green? Go to step 4.
2. Open the lid with the blue handle. You see the roll.
3. Pull the paper out by a hand’s length and close the lid until it clicks. The lamp turns green.
4. Press the round button once. A label with today’s date comes out.

Does no label come out? Call the desk, and say which step you have reached. Tried by a colleague on his first night shift.`,
      },
    },
    {
      email: 'linnea.astrom@mail.example',
      work: {
        body: `# Send a large file to somebody outside

1. Right-click the file and choose *Share*. A window with an address field opens.
2. Type the address of whoever shall have it. Their name appears beneath.
3. Choose *Until*, and a day in two weeks at the latest. The day stands beside the name.
4. Press *Send*. You see “1 person has access”.

If the name does not appear in step 2, the address is written wrong: nothing has been sent yet.`,
      },
      sample: [2, 3],
      gives: {
        levels: [3, 2],
        summary: 'Each step says what I see. In step 2 I did not know which of the two doors is meant: say its colour.',
      },
    },
    {
      email: 'kofi.asante@mail.example',
      work: {
        body: `# Print on both sides

Open the print window. Choose the printer at the corridor and set it to both sides, then print. Check the first sheet: the second page
must not stand on its head. If it does, choose *short edge*.`,
      },
      sample: [3, 3],
      gives: {
        levels: [4, 3],
        summary: 'I got there without asking, and the last line told me what to do when I had made a mistake.',
      },
    },
    {
      email: 'nadia.haddad@mail.example',
      work: {
        body: `# Book a room that has a screen

1. Open the calendar and press *New meeting*. An empty form appears.
2. Press *Rooms*, and tick *Screen*. The list becomes shorter.
3. Choose a room with a green dot. Its name stands in the field *Place*.
4. Press *Send*. After a minute the calendar says “accepted”.`,
      },
    },
  ];
