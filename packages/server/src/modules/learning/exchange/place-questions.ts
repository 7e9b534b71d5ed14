import type { ProgrammeFile } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { saysTheSame } from '../question/own-question.ts';
import { selectAlike } from '../question/source-store.ts';
import type { QuestionAbout } from '../question/store.ts';
import type { PackedQuestion, ReadQuestions } from './package.ts';
import { placeShown, tellShown } from './place-shown.ts';
import type { Report } from './report.ts';
import { selectOutcomesByText } from './store.ts';

interface Input {
  organisationId: string;
  kind: ReadQuestions['kind'];
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
  { organisationId, kind, questions, alreadyThere, report }: Input,
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
    const { place, hash, identifier, said, question } = packed;
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
    const shown = placeShown(said, outcomes);
    tellShown(report, { place, kind, shown });
    const { skills, outcomeIds } = shown;
    return [{ index, about: { difficulty: said.difficulty, tags: said.tags, skills, outcomeIds, state: 'active' } }];
  });
}
