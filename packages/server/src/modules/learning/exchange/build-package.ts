import { type ProgrammeFile, packageFaults, programmeFile, type Question } from '@laurel/api';
import type { z } from 'zod';
import { ItemProblem } from './item-problem.ts';
import type { MediaShelf } from './media-shelf.ts';
import type { ReadPackage } from './package.ts';
import { PackageError } from './package-error.ts';
import type { Report } from './report.ts';

type Lesson = ProgrammeFile['modules'][number]['lessons'][number]['lesson'];

/** What a reader of other people's packages found: lessons with where each was, so that the report can say what became of it. */
export interface FoundLesson {
  place: string;
  lesson: Lesson;
  questions: { place: string; question: Question }[];
}

/** A programme as it was found in somebody else's package. */
export interface FoundProgramme {
  kind: ReadPackage['kind'];
  title: string;
  description: string;
  language: string;
  modules: { place: string; title: string; lessons: FoundLesson[] }[];
  report: Report;
  shelf: MediaShelf;
}

const { modules: modulesSchema } = programmeFile.shape;
const entry = modulesSchema.element.shape.lessons.element;

/**
 * Makes a programme of what was found. What does not fit here is left and told of, one by one.
 *
 * @throws PackageError `nothing-to-import`
 */
export function buildPackage(found: FoundProgramme): ReadPackage {
  const { kind, report, shelf } = found;
  const modules = found.modules.flatMap(({ place, title, lessons }) => {
    const kept = lessons.flatMap((lesson) => keep(lesson, report));
    if (report.has(place) && kept.length > 0) report.carried(place);
    if (report.has(place) && kept.length === 0 && !report.isSettled(place))
      report.notCarried(place, 'Nothing in it could be carried.', 'See what is said of its parts.');
    return kept.length > 0 ? [{ title: lineFrom(title, 'Module'), summary: '', lessons: kept }] : [];
  });
  if (modules.length === 0)
    throw new PackageError('nothing-to-import', 'there is neither a lesson nor a question that can be carried');
  const title = lineFrom(found.title, 'Imported programme');
  report.changed(
    '/programme',
    'How long each lesson takes is an estimate.',
    'Look through its details, and say what it is about.',
  );
  const file = programmeFile.parse({
    format: 'laurel-programme',
    formatVersion: 1,
    programme: {
      slug: slugOf(title),
      title,
      summary: lineFrom(found.description, title).slice(0, 500),
      description: found.description.slice(0, 20_000),
      language: languageOf(found.language),
      level: '',
      hours: 0,
    },
    achievement: {
      name: title,
      description: `What is earned by finishing “${title}”.`,
      criteria: `Finish “${title}”.`,
    },
    prerequisites: [],
    modules,
    media: shelf.listUsed(modules),
  });
  return { kind, file, report, medium: (at) => shelf.medium(at), mediaPlaces: shelf.places() };
}

function keep({ place, lesson, questions }: FoundLesson, report: Report): z.input<typeof entry>[] {
  const fitting = questions.flatMap((question) => keepQuestion(question, report));
  if (lesson.kind === 'exam' && fitting.length === 0) {
    report.notCarried(place, 'None of its questions could be carried.', 'See what is said of each question.');
    return [];
  }
  const parsed = entry.shape.lesson.safeParse(lesson);
  if (!parsed.success) {
    report.notCarried(place, `It does not fit here: ${faultsOf(parsed.error)}.`, 'Add it by hand.');
    return [];
  }
  report.carried(place);
  return [{ lesson: parsed.data, questions: fitting }];
}

function keepQuestion(
  { place, question }: FoundLesson['questions'][number],
  report: Report,
): z.input<typeof entry>['questions'] & object {
  // An exam's questions have no hints.
  const { hints: _, ...asked } = question;
  const parsed = entry.shape.questions.unwrap().element.safeParse(asked);
  if (!parsed.success) {
    const isKind = parsed.error.issues.some(({ path }) => path.join() === 'kind');
    const why = isKind
      ? `Exams do not ask questions of the kind ${question.kind}`
      : `It does not fit here: ${faultsOf(parsed.error)}`;
    report.notCarried(place, `${why}.`, 'Write the question anew in the console.');
    return [];
  }
  report.carried(place);
  return [parsed.data];
}

function faultsOf({ issues }: z.ZodError): string {
  return [...new Set(issues.map(({ path, message }) => `${path.join('.')}: ${message}`))].slice(0, 3).join('; ');
}

/** What a reader finds at a place; nothing where it refuses, and why is told. A file that is no XML spoils no other. */
export function attempt<T>(report: Report, place: string, read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof ItemProblem) report.notCarried(place, error.message, error.whatToDo);
    else if (error instanceof PackageError && error.code.startsWith('xml-'))
      report.notCarried(
        place,
        `${packageFaults[error.code]} (${error.detail})`,
        'Ask whoever made the package to mend it.',
      );
    else throw error;
    return [];
  }
}

/** One line of at most 200 characters, without control characters. */
export function lineFrom(text: string, otherwise: string): string {
  return (
    text
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 200)
      .trim() || otherwise
  );
}

function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-|-$/g, '');
  return slug.length >= 2 ? slug : 'imported';
}

/** A language tag that is taken here; English where it is none. */
export function languageOf(tag: string): string {
  const [first = '', ...others] = tag.trim().split(/[-_]/);
  const written = [first.toLowerCase(), ...others].join('-');
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(written) && written.length <= 35 ? written : 'en';
}
