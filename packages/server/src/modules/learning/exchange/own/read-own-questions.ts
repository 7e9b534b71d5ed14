import type { ProgrammeFile } from '@laurel/api';
import { hashOfQuestion } from '../build-questions.ts';
import type { Archive } from '../open-archive.ts';
import type { PackedQuestion, ReadQuestions } from '../package.ts';
import { PackageError } from '../package-error.ts';
import { nothingSaid, onlyQuestions, type SaidOfQuestion } from '../said-of-question.ts';
import { placeOfQuestion, readOwnFile } from './read-own-file.ts';

/**
 * The questions that the exams of a programme file ask.
 *
 * @throws PackageError `nothing-to-import`
 */
export function readOwnQuestions(archive: Archive): ReadQuestions {
  const { file, report, showing: _, ...read } = readOwnFile(archive);
  const questions = file.modules.flatMap(({ lessons }, at) =>
    lessons.flatMap((lesson, index) =>
      lesson.questions.map((question, number): PackedQuestion => {
        const place = placeOfQuestion(at, index, number);
        const said = saidOf(lesson.about.find((about) => about.question === number + 1));
        return { place, identifier: '', hash: hashOfQuestion(question), said, question };
      }),
    ),
  );
  const asked = JSON.stringify(questions);
  const media = file.media.filter(({ path }) => asked.includes(path));
  const kept = new Set(media.map(({ path }) => path));
  for (const { place, what } of report.lines()) {
    const hasQuestions = questions.some((question) => question.place.startsWith(`${place}/`));
    if (what === 'exam' && hasQuestions)
      report.changed(place, 'Its questions come into the bank; its rules and its order do not.');
    else if (what !== 'question' && !kept.has(place)) report.notCarried(place, ...onlyQuestions);
  }
  if (questions.length === 0)
    throw new PackageError('nothing-to-import', 'no exam in it has a question', { lines: report.lines() });
  return { ...read, report, media, questions };
}

type About = ProgrammeFile['modules'][number]['lessons'][number]['about'][number];

function saidOf(about: About | undefined): SaidOfQuestion {
  if (!about) return nothingSaid;
  const { difficulty = null, tags, skills, outcomes: objectives } = about;
  return { difficulty, tags, skills, objectives };
}
