import type { BodyInputOf, endpoints } from '@laurel/api';

/** A question with its key, as its author writes it. */
export type NetworksQuestion = BodyInputOf<typeof endpoints.setExercise>;

/** A question of the bank; `outcome` is the place of the outcome that it shows, in `networksOutcomes`. */
export type BankQuestion = Omit<BodyInputOf<typeof endpoints.createQuestion>, 'outcomeIds' | 'poolIds'> & {
  outcome: number;
};

/** By what work is marked. */
export type DemoRubric = BodyInputOf<typeof endpoints.setRubric>;

/** How prior learning is recognised. */
export type DemoRecognition = NonNullable<BodyInputOf<typeof endpoints.setRecognitionOffer>['offer']>;

/** What somebody applies with. */
export type DemoEvidence = BodyInputOf<typeof endpoints.saveEvidence>;

type LessonInput = BodyInputOf<typeof endpoints.addLesson>;
type Task = Extract<LessonInput, { kind: 'project' | 'portfolio' }>;

/** A lesson as the seed makes it: texts and media come from files, exercises stand in the text by their names. */
export type NetworksLesson =
  | {
      kind: 'reading';
      title: string;
      minutes: number;
      bodyFile: string;
      exercises: Record<string, NetworksQuestion>;
    }
  | {
      kind: 'video';
      title: string;
      minutes: number;
      videoFile: string;
      captionsFiles: { language: string; file: string }[];
      posterFile: string;
      transcript: string;
      bodyFile: string;
      exercises: Record<string, NetworksQuestion>;
    }
  /** Its own questions, where it draws none from the bank. */
  | (Extract<LessonInput, { kind: 'exam' }> & { questions?: BodyInputOf<typeof endpoints.setQuestions>['questions'] })
  | (Task & { rubric: DemoRubric });

export interface NetworksModule {
  title: string;
  summary: string;
  lessons: NetworksLesson[];
}

/** Something that a demo learner hands in. */
export interface DemoWork {
  body: string;
  pieces?: { title: string; reflection: string; url: string }[];
  links?: { url: string; title: string }[];
  file?: { name: string; content: string };
}

/** What a marker gives: the level of each criterion in order, from 1, and what they say. */
export interface DemoMarking {
  levels: number[];
  summary: string;
  /** What they say on single criteria, in order. */
  comments?: string[];
}

/** What becomes of work that was handed in; without markings it waits in the queue. */
export interface DemoReview {
  first?: DemoMarking;
  second?: DemoMarking;
  comment?: { quote: string; text: string };
  decision?: { outcome: 'passed' | 'resubmit'; reason: string };
}

/** How far a demo learner has come, told in days before the day of the first start. */
export interface DemoJourney {
  enrolledDaysAgo: number;
  /** Whether the credential may say where their work can be seen. */
  sharesWork?: boolean;
  /** Where in a cohort, its name; at one's own pace without. */
  cohort?: string;
  /** When they did their lessons, the first lessons first: days ago, one each. */
  lessonsDaysAgo?: number[];
  /** Answers to the exercises of what they did, wrong ones first, by the exercises' names. */
  exercises?: { key: string; answer: BodyInputOf<typeof endpoints.answerExercise> }[];
  /** How far they have come in the film since. */
  watchedSeconds?: number;
  /** Attempts at the exam: the so many hardest questions are answered wrongly. An attempt has a clock that the worker sees too. */
  attempts?: { wrong: number; minutesAgo: number }[];
  project?: { work: DemoWork; daysAgo: number; review?: DemoReview };
  portfolio?: { work: DemoWork; daysAgo: number; review?: DemoReview };
  extension?: { days: number; reason: string };
}

/** Somebody who learns in the demo. */
export interface NetworksLearner {
  name: string;
  email: string;
  journey: DemoJourney;
}
