/** What the thread that reads a package answers: unpacking, XML and the media of one package, beside the server. */
import type { ProgrammeFile, Question } from '@laurel/api';
import type { PackedQuestion, ReadPackage, ReadQuestions, ShowingQuestion } from './package.ts';
import { PackageError } from './package-error.ts';
import { readPackage, readQuestions } from './read-package.ts';
import type { ReportEntries } from './report.ts';
import { questionsWithAddresses, withAddresses } from './with-addresses.ts';

/** What can be asked: the package first, then what it holds. */
export interface PackageAnswers {
  open(asked: { zip: Uint8Array; target: 'programme' | 'bank' }): OpenedPackage | RefusedPackage;
  /** A medium that the package lists. */
  medium(asked: { path: string }): Uint8Array;
  /** What is to be written, with each medium at its address. */
  content(asked: { urls: ReadonlyMap<string, string> }): ProgrammeFile | Question[];
  /** Drops the package: the next may be of somebody else. */
  close(asked: object): void;
}

/** What has to be known of a package to place it. */
export interface OpenedPackage extends Pick<ReadPackage, 'kind' | 'title' | 'media'> {
  mediaTypes: ReadonlyMap<string, string>;
  mediaPlaces: ReadonlyMap<string, string>;
  report: ReportEntries;
  content:
    | { target: 'programme'; file: Omit<ProgrammeFile, 'modules' | 'media'>; showing: ShowingQuestion[] }
    | { target: 'bank'; questions: PackedQuestion[] };
}

/** Why it cannot be read. */
export interface RefusedPackage {
  refused: Pick<PackageError, 'code' | 'detail' | 'lines'>;
}

let opened: ReadPackage | ReadQuestions | undefined;

function theOne(): ReadPackage | ReadQuestions {
  if (!opened) throw new Error('no package was opened');
  return opened;
}

const answers: PackageAnswers = {
  open({ zip, target }) {
    opened = undefined;
    try {
      opened = target === 'bank' ? readQuestions(zip) : readPackage(zip);
    } catch (error) {
      if (!(error instanceof PackageError)) throw error;
      const { code, detail, lines } = error;
      return { refused: { code, detail, lines } };
    }
    return present(opened);
  },
  medium: ({ path }) => theOne().medium(path).bytes(),
  content({ urls }) {
    const read = theOne();
    return 'file' in read ? withAddresses(read.file, urls) : questionsWithAddresses(read.questions, urls);
  },
  close() {
    opened = undefined;
  },
};

function present(read: ReadPackage | ReadQuestions): OpenedPackage {
  const { kind, title, media, medium, mediaPlaces = new Map(), report } = read;
  const mediaTypes = new Map(media.map(({ path }) => [path, medium(path).mediaType]));
  const common = { kind, title, media, mediaTypes, mediaPlaces, report: report.entries() };
  if (!('file' in read)) return { ...common, content: { target: 'bank', questions: read.questions } };
  const { modules: _, media: __, ...file } = read.file;
  return { ...common, content: { target: 'programme', file, showing: read.showing } };
}

/** Answers one of {@link PackageAnswers}. */
export function answer({ name, asked }: { name: keyof PackageAnswers; asked: never }): unknown {
  return answers[name](asked);
}
