import type { ProgrammeFile } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { saysTheSame } from '../question/own-question.ts';
import { selectAlike } from '../question/source-store.ts';
import type { QuestionAbout } from '../question/store.ts';
import type { PackedQuestion } from './package.ts';
import type { Report } from './report.ts';
import { tagsOf } from './said-of-question.ts';
import { selectOutcomesByText } from './store.ts';

interface Input {
  organisationId: string;
  questions: readonly PackedQuestion[];
  /** What becomes of those that are there already. */
  alreadyThere: 'leave' | 'add';
  media: ProgrammeFile['media'];
  mediaPlaces: ReadonlyMap<string, string>;
  report: Report;
}

/** A question that comes into the bank: the number that it has in the package, from 0, and what is said of it here. */
export interface PlacedQuestion {
  index: number;
  about: QuestionAbout;
}

/**
 * Looks which questions of a package the bank has already, and says so in its report. The same is one that came of a package
 * that said just this, or one that says just this now. Nothing is written. `paths` are the media of those that come in.
 */
export async function placeQuestions(tx: Tx, input: Input): Promise<{ placed: PlacedQuestion[]; paths: string[] }> {
  const placed = await placeEach(tx, input);
  const asked = JSON.stringify(placed.map(({ index }) => input.questions[index]));
  const paths = input.media.map(({ path }) => path).filter((path) => asked.includes(path));
  for (const { path } of input.media)
    if (!paths.includes(path))
      input.report.alreadyThere(
        input.mediaPlaces.get(path) ?? path,
        'It goes with a question that is there already.',
        '',
      );
  return { placed, paths };
}

async function placeEach(
  tx: Tx,
  { organisationId, questions, alreadyThere, report }: Input,
): Promise<PlacedQuestion[]> {
  const alike = await selectAlike(tx, {
    organisationId,
    hashes: questions.map(({ hash }) => hash),
    identifiers: questions.map(({ identifier }) => identifier),
    prompts: questions.map(({ question }) => question.prompt),
  });
  const outcomes = await selectOutcomesByText(tx, {
    organisationId,
    texts: questions.flatMap(({ said }) => said.objectives),
  });
  const before = new Set<string>();
  return questions.flatMap((packed, index): PlacedQuestion[] => {
    const { place, hash, identifier, question } = packed;
    const inBank =
      alike.hashes.has(hash) || (alike.versions.get(question.prompt) ?? []).some((each) => saysTheSame(question, each));
    const why = inBank
      ? 'The bank has this question already.'
      : before.has(hash) && 'The package asks just the same before.';
    before.add(hash);
    if (why && alreadyThere === 'leave') {
      report.alreadyThere(place, why, 'Have it added once more, if that is meant.');
      return [];
    }
    if (!why && identifier && alike.identifiers.has(identifier))
      report.changed(
        place,
        'The bank has another question that its package called the same: this one stands beside it.',
        'Retire the one that is out of date.',
      );
    return [{ index, about: aboutOf(packed, outcomes, report) }];
  });
}

/** What is said of it, in the words of the organisation: an objective is an outcome that is called so, else a skill. */
function aboutOf(
  { place, said: { difficulty, tags, objectives } }: PackedQuestion,
  outcomes: ReadonlyMap<string, string>,
  report: Report,
): QuestionAbout {
  const outcomeIds = objectives.flatMap((text) => outcomes.get(text.toLowerCase()) ?? []);
  const skills = tagsOf(objectives.filter((text) => !outcomes.has(text.toLowerCase())));
  if (!skills.isWhole) report.changed(place, 'Some of what it shows was left or cut.', 'Look at its skills.');
  return { difficulty, tags, skills: skills.tags, outcomeIds: [...new Set(outcomeIds)].slice(0, 20), state: 'active' };
}
