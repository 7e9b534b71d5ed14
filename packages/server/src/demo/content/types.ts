import type { DemoJourney } from './networks/types.ts';

/** Files are named relative to this folder; `demoFilePath` makes them absolute. */
export interface DemoImage {
  /** PNG, for baking, mail and previews. */
  imageFile: string;
  /** The same picture as SVG, for pages and print. */
  vectorImageFile: string;
}

export interface DemoOrganisation {
  slug: string;
  name: string;
  description: string;
  website: string;
  email: string;
  logo: DemoImage;
}

export interface DemoSkill {
  name: string;
  description: string;
  url: string;
  frameworkName?: string;
  code?: string;
}

export interface DemoAchievement extends DemoImage {
  slug: string;
  name: string;
  description: string;
  /** Markdown. */
  criteria: string;
  kind: 'micro-credential' | 'badge';
  credits?: number;
  creditSystem?: string;
  hours?: number;
  level?: string;
  language: string;
  skills: DemoSkill[];
}

export type DemoLesson =
  | { kind: 'reading'; title: string; minutes: number; bodyFile: string }
  | {
      kind: 'video';
      title: string;
      minutes: number;
      videoFile: string;
      captionsFile: string;
      posterFile: string;
      transcript: string;
    }
  | { kind: 'exam'; title: string; minutes: number; passMarkPercent: number; instructions: string };

export interface DemoModule {
  title: string;
  summary: string;
  /** What a learner can do after it; each question tests the outcome of its module. */
  outcome: string;
  lessons: DemoLesson[];
}

/** `module` counts from 1, in the order of `DemoProgramme.modules`. */
export type DemoQuestion = { module: number; prompt: string; points: number; explanation: string } & (
  | { kind: 'single-choice' | 'multiple-choice'; options: { text: string; correct: boolean }[] }
  | { kind: 'numeric'; answer: number; tolerance: number; unit?: string }
  | { kind: 'short-text'; accepted: string[] }
);

export interface DemoProgramme {
  slug: string;
  title: string;
  summary: string;
  /** Markdown. */
  description: string;
  language: string;
  level: string;
  hours: number;
  modules: DemoModule[];
  questions: DemoQuestion[];
  achievement: DemoAchievement;
}

/** One try at the exam: every question is answered correctly but these (indexes into `questions`, from 0). */
export interface DemoAttempt {
  wrongQuestions: number[];
  scorePercent: number;
}

export type DemoProgress =
  | { kind: 'none' }
  /** The first lessons are completed, in order, across the modules. */
  | { kind: 'half'; completedLessons: number }
  /** Every lesson is completed; the last attempt passes and earns the credential. */
  | { kind: 'finished'; attempts: DemoAttempt[] };

export interface DemoPerson {
  name: string;
  email: string;
  password: string;
  /** Who this is in the demo, as the table of accounts shows it. */
  role: 'owner' | 'instructor' | 'reviewer' | 'learner' | 'employer';
  /** Roles held in the demo organisation; empty for learners and the employer. */
  organisationRoles: ('owner' | 'issuer' | 'instructor' | 'reviewer')[];
  jobTitle: string;
  /** Where an employer works. */
  employerName?: string;
  progress: DemoProgress;
  /** The same for the programme about networks. */
  networks?: DemoJourney;
}
