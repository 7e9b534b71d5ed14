import type { Question } from '@laurel/api';
import { keepQuestion, lineFrom } from './build-package.ts';
import type { FoundPackage, FoundQuestion } from './found-package.ts';
import { hashOf } from './own/make-file.ts';
import type { PackedQuestion, ReadQuestions } from './package.ts';
import { PackageError } from './package-error.ts';
import type { Report } from './report.ts';

/**
 * Makes questions for the bank of what was found. What holds them comes to nothing, and that is told.
 *
 * @throws PackageError `nothing-to-import`
 */
export function buildQuestions({ kind, title, modules, report, shelf, settle }: FoundPackage): ReadQuestions {
  const kept = new Map<string, PackedQuestion>();
  for (const { place, lessons } of modules) {
    const within = lessons.flatMap((lesson) => {
      const found = lesson.questions.flatMap((question) => pack(question, report));
      leaveFrame(report, lesson.place, found.length > 0);
      return found;
    });
    leaveFrame(report, place, within.length > 0);
    // A question of two tests is one.
    for (const each of within) kept.set(each.place, each);
  }
  const questions = [...kept.values()];
  const media = shelf.listUsed(questions);
  settle();
  if (questions.length === 0)
    throw new PackageError('nothing-to-import', 'there is no question that can be carried', { lines: report.lines() });
  return {
    kind,
    title: lineFrom(title, 'Imported questions'),
    questions,
    media,
    medium: (at) => shelf.medium(at),
    mediaPlaces: shelf.places(),
    report,
  };
}

function pack(found: FoundQuestion, report: Report): PackedQuestion[] {
  const { place, identifier, said } = found;
  return keepQuestion(found, report).map((question) => ({
    place,
    identifier,
    said,
    question,
    hash: hashOfQuestion(question),
  }));
}

/** By what a question is known again: the hash of all that it asks, as its schema orders it. */
export function hashOfQuestion(question: Question): string {
  return hashOf(new TextEncoder().encode(JSON.stringify(question)));
}

/** A test or a module that holds questions. */
function leaveFrame(report: Report, place: string, hasQuestions: boolean): void {
  if (!report.has(place) || report.outcomeOf(place) === 'not-carried') return;
  if (!hasQuestions) {
    report.notCarried(place, 'None of its questions could be carried.', 'See what is said of each question.');
    return;
  }
  report.changed(place, 'Its questions come into the bank; its rules and its order do not.');
  report.carried(place);
}
