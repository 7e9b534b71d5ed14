import type { Scope } from '../../../storage/index.ts';
import { recordFile } from '../../file/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type Ending, urlsOf } from './ending.ts';
import type { Package } from './open-package.ts';
import type { PackedQuestion } from './package.ts';
import { placeQuestions } from './place-questions.ts';
import { Report } from './report.ts';
import { type ImportRow, lockImports } from './store.ts';
import { writeQuestions } from './write-questions.ts';

interface Input {
  scope: Scope;
  row: ImportRow;
  read: Package;
  packed: readonly PackedQuestion[];
}

/** The questions of the package come into the bank. */
export async function endInBank(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  { scope, row, read, packed }: Input,
): Promise<Ending> {
  const { id: importId, organisationId, poolId, alreadyThere } = row;
  const { kind, media, mediaPlaces } = read;
  const input = { organisationId, kind, alreadyThere, questions: packed, media, mediaPlaces };
  // Only to know which media are wanted: what is said of it then is said again when it is written.
  const report = new Report(structuredClone(read.report.entries()));
  const { paths } = await database.read(scope, (tx) => placeQuestions(tx, { ...input, report }));
  return {
    paths,
    async prepare(kept) {
      const questions = await read.questions(urlsOf(kept));
      return async (unit) => {
        // The same package handed in twice at once comes in once.
        await lockImports(unit.tx, organisationId);
        const { placed, paths: used } = await placeQuestions(unit.tx, { ...input, report: read.report });
        const recorded = used.filter((path) => kept.has(path));
        for (const [path, file] of kept) if (recorded.includes(path)) await recordFile(unit, { organisationId, file });
        await writeQuestions(unit, randomness, { organisationId, poolId, placed, packed, questions });
        await unit.audit({
          action: 'questions.imported',
          subject: `import:${importId}`,
          detail: { count: placed.length, title: read.title, poolId },
        });
        return { programmeId: null, paths: recorded };
      };
    },
  };
}
