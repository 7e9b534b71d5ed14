import { packageFaults, programmeFile, type Question } from '@laurel/api';
import type { z } from 'zod';
import type { FoundLesson, FoundPackage, FoundQuestion } from './found-package.ts';
import { ItemProblem } from './item-problem.ts';
import type { ReadPackage, ShowingQuestion } from './package.ts';
import { PackageError } from './package-error.ts';
import type { Report } from './report.ts';

const { modules: modulesSchema } = programmeFile.shape;
const entry = modulesSchema.element.shape.lessons.element;

/**
 * Makes a programme of what was found. What does not fit here is left and told of, one by one.
 *
 * @throws PackageError `nothing-to-import`
 */
export function buildPackage(found: FoundPackage): ReadPackage {
  const { kind, report, shelf } = found;
  const title = lineFrom(found.title, 'Imported programme');
  report.expect({ place: '/programme', what: 'programme', title });
  report.expect({ place: '/achievement', what: 'achievement', title });
  const showing: ShowingQuestion[] = [];
  const modules = found.modules.flatMap(({ place, title, lessons }) => {
    const kept = lessons.flatMap((lesson) => keep(lesson, report, showing));
    if (report.has(place) && kept.length > 0) report.carried(place);
    if (report.has(place) && kept.length === 0 && !report.isSettled(place))
      report.notCarried(place, 'Nothing in it could be carried.', 'See what is said of its parts.');
    return kept.length > 0 ? [{ title: lineFrom(title, 'Module'), summary: '', lessons: kept }] : [];
  });
  const media = shelf.listUsed(modules);
  found.settle();
  if (modules.length === 0) {
    for (const place of ['/programme', '/achievement'])
      report.notCarried(place, 'There is nothing that it could be made of.', 'See what is said of the parts.');
    throw new PackageError('nothing-to-import', 'there is neither a lesson nor a question that can be carried', {
      lines: report.lines(),
    });
  }
  report.changed(
    '/programme',
    'How long each lesson takes is an estimate.',
    'Look through its details, and say what it is about.',
  );
  const { data: file, error } = programmeFile.safeParse({
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
    media,
  });
  // Each part of it fits; so many of them do not.
  if (error) throw new PackageError('too-many-parts', faultsOf(error), { cause: error });
  return {
    kind,
    title,
    file,
    showing,
    media: file.media,
    report,
    medium: (at) => shelf.medium(at),
    mediaPlaces: shelf.places(),
  };
}

function keep(
  { place, lesson, questions }: FoundLesson,
  report: Report,
  showing: ShowingQuestion[],
): z.input<typeof entry>[] {
  const fitting = questions.flatMap(({ said, ...found }) =>
    keepQuestion(found, report).map((question) => {
      const { skills, objectives } = said;
      const shown = objectives.slice(0, mostObjectives).map((text) => lineFrom(text, ''));
      if (objectives.length > mostObjectives) report.changed(found.place, 'Some of what it shows was left.');
      if (shown.length > 0) showing.push({ place: found.place, skills, objectives: shown });
      return { question, about: { ...said, objectives: shown } };
    }),
  );
  if (lesson.kind === 'exam' && fitting.length === 0) {
    report.notCarried(place, 'None of its questions could be carried.', 'See what is said of each question.');
    return [];
  }
  const parsed = entry.shape.lesson.safeParse(lesson);
  if (!parsed.success) {
    report.notCarried(place, `It does not fit here: ${faultsOf(parsed.error)}.`, 'Add it by hand.');
    return [];
  }
  const parts = inParts(fitting);
  if (parts.length > 1)
    report.changed(place, `It is ${parts.length} exams: one has at most ${mostQuestions} questions.`);
  report.carried(place);
  return parts.map((part, index) => ({
    lesson: index === 0 ? parsed.data : { ...parsed.data, title: `${parsed.data.title.slice(0, 190)} (${index + 1})` },
    questions: part.map(({ question }) => question),
    about: part.flatMap(({ about: { difficulty, tags, skills, objectives } }, at) =>
      difficulty === null && tags.length + skills.length + objectives.length === 0
        ? []
        : [{ question: at + 1, ...(difficulty !== null && { difficulty }), tags, skills, outcomes: objectives }],
    ),
  }));
}

const mostQuestions = 1_000;
const mostObjectives = 20;

/** So many at a time as an exam has; one part where there are none. */
function inParts<T>(questions: readonly T[]): T[][] {
  const count = Math.max(1, Math.ceil(questions.length / mostQuestions));
  return Array.from({ length: count }, (_, at) => questions.slice(at * mostQuestions, (at + 1) * mostQuestions));
}

/** A question as it fits here; none, and why, where it does not. */
export function keepQuestion(
  { place, question }: Pick<FoundQuestion, 'place' | 'question'>,
  report: Report,
): Question[] {
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
