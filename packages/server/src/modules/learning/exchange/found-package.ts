import type { ProgrammeFile, Question } from '@laurel/api';
import type { MediaShelf } from './media-shelf.ts';
import type { ReadPackage } from './package.ts';
import type { Report } from './report.ts';
import type { SaidOfQuestion } from './said-of-question.ts';

/** What a package is read for: nothing but questions comes into the bank. */
export type Wanted = 'programme' | 'questions';

/** A question with where it was, so that the report can say what became of it. */
export interface FoundQuestion {
  place: string;
  identifier: string;
  said: SaidOfQuestion;
  question: Question;
}

/** A lesson, likewise. */
export interface FoundLesson {
  place: string;
  lesson: ProgrammeFile['modules'][number]['lessons'][number]['lesson'];
  questions: FoundQuestion[];
}

/** What a reader of other people's packages found, before it is looked at whether it fits here. */
export interface FoundPackage {
  kind: ReadPackage['kind'];
  title: string;
  description: string;
  language: string;
  modules: { place: string; title: string; lessons: FoundLesson[] }[];
  report: Report;
  shelf: MediaShelf;
  /** Says what became of the things that go with lessons and questions, once it is known what became of these. */
  settle(): void;
}
