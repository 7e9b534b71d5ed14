import { supportUsers } from '../skills.ts';
import type { DemoAchievement } from '../types.ts';
import type { NetworksModule } from './types.ts';

/** What the provider of the demo is called, wherever it is named: in the console, to learners, in credentials. */
export const sandboxName = 'Sandbox proctor (demo)';

export const practiceProgramme = {
  slug: 'a-watched-exam-to-practise',
  title: 'A Watched Exam, to Practise',
  summary:
    'Ten minutes that show how an exam with a proctoring service goes. Here a sandbox stands in for it: nobody watches.',
  description: `Some exams are watched from afar by a service of its own. This one shows how that goes, from the link to the service to the
credential that says who watched.

**It is a demonstration.** The service here is a sandbox that belongs to this demo: no camera, no microphone, nobody who watches. You begin
its session, take an exam of three questions, and may have it flag something, to see what staff see and decide then.`,
  language: 'en',
  level: 'EQF 2',
  hours: 1,
};

export const practiceAchievement: DemoAchievement = {
  slug: 'a-watched-exam-to-practise',
  name: 'A Watched Exam, Practised',
  description: 'Has been through an exam with a proctoring service once, in a sandbox where nobody watches.',
  criteria: `The holder has taken a practice exam of three questions with **60 %** or more, in a session with a sandbox that stands in for
a proctoring service. Nobody watched: it shows the way and proves nothing.`,
  kind: 'badge',
  hours: 1,
  language: 'en',
  skills: [supportUsers],
  imageFile: 'images/running-a-service-desk.png',
  vectorImageFile: 'images/running-a-service-desk.svg',
};

const practiceExamTitle = 'Three questions, watched by a sandbox';

export const practiceModules: NetworksModule[] = [
  {
    title: 'How it goes',
    summary: 'What happens before, in and after an exam that is watched from afar.',
    lessons: [
      {
        kind: 'reading',
        title: 'Before you begin',
        minutes: 3,
        bodyFile: 'networks/readings/a-watched-exam.md',
        exercises: {},
      },
      {
        kind: 'exam',
        title: practiceExamTitle,
        minutes: 5,
        passMarkPercent: 60,
        supervision: 'proctored',
        timeLimitMinutes: 10,
        questions: [
          {
            kind: 'single-choice',
            prompt: 'Who sees through your camera in this practice exam?',
            options: [
              { text: 'The college', correct: false },
              { text: 'A proctoring company', correct: false },
              { text: 'Nobody: no camera is used', correct: true },
            ],
            explanation: 'The sandbox asks for no camera. A real service tells you what it uses before you begin.',
          },
          {
            kind: 'single-choice',
            prompt: 'A service has flagged something. Who decides whether your result counts?',
            options: [
              { text: 'The service', correct: false },
              { text: 'A person at the college', correct: true },
              { text: 'Nobody, it is failed', correct: false },
            ],
            explanation: 'What is flagged holds the result until a person has looked at it, decided, and noted why.',
          },
          {
            kind: 'multiple-choice',
            prompt: 'Which two does your credential say of the session?',
            options: [
              { text: 'The name of the service', correct: true },
              { text: 'What was flagged', correct: false },
              { text: 'How many things were flagged', correct: true },
              { text: 'Who decided', correct: false },
            ],
            explanation: 'Service, times and the number of flags stand there; what they were stays with the staff.',
          },
        ],
      },
    ],
  },
];

/** Whom the console shows there: one who counted, one who was flagged and decided on, one who waits for staff. */
export const practiceLearners: {
  name: string;
  email: string;
  /** What the sandbox is told to flag. */
  isFlagged: boolean;
  decision?: { decision: 'counts' | 'set-aside'; note: string };
}[] = [
  { name: 'Pia (demo history)', email: 'pia@history.example', isFlagged: false },
  {
    name: 'Quentin (demo history)',
    email: 'quentin@history.example',
    isFlagged: true,
    decision: { decision: 'counts', note: 'We spoke about it: a housemate fetched a coat and left at once.' },
  },
  { name: 'Rosa (demo history)', email: 'rosa@history.example', isFlagged: true },
];
