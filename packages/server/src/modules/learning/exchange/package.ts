import type { ProgrammeFile, Question } from '@laurel/api';
import type { Report } from './report.ts';
import type { SaidOfQuestion } from './said-of-question.ts';

/** A medium of a package, of the kind that its maker says. */
export interface Medium {
  mediaType: string;
  bytes(): Uint8Array;
}

/** What every package comes to, and what became of everything in it. Media are named by their hash, as in our own file. */
interface Read {
  kind: 'laurel-programme' | 'common-cartridge' | 'qti';
  title: string;
  media: ProgrammeFile['media'];
  /** A medium that `media` lists. */
  medium(path: string): Medium;
  /** Where each medium stands in the report, where it stands there by another name. */
  mediaPlaces?: ReadonlyMap<string, string>;
  report: Report;
}

/** A question of a package that shows something, and where it stands in the report. */
export interface ShowingQuestion extends Pick<SaidOfQuestion, 'skills' | 'objectives'> {
  place: string;
}

/** A package as a programme. */
export interface ReadPackage extends Read {
  file: ProgrammeFile;
  showing: ShowingQuestion[];
}

/** A question of a package as it goes into the bank. */
export interface PackedQuestion {
  /** Where it stands in the report. */
  place: string;
  /** What the package calls it. */
  identifier: string;
  /** The hash of all that it asks: what says just the same is the same question. */
  hash: string;
  said: SaidOfQuestion;
  question: Question;
}

/** A package as questions for the bank. */
export interface ReadQuestions extends Read {
  questions: PackedQuestion[];
}
