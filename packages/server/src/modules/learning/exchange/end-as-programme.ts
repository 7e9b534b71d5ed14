import { recordFile } from '../../file/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type Ending, urlsOf } from './ending.ts';
import type { Package } from './open-package.ts';
import type { ShowingQuestion } from './package.ts';
import { placeProgramme } from './place-programme.ts';
import type { ImportRow } from './store.ts';
import { writeProgramme } from './write-programme.ts';

/** A draft programme is made of the package. */
export function endAsProgramme(
  { origin, randomness }: Pick<LearningDeps, 'origin' | 'randomness'>,
  { row, read, showing }: { row: ImportRow; read: Package; showing: readonly ShowingQuestion[] },
): Ending {
  const { id: importId, organisationId, achievementId } = row;
  return {
    paths: read.media.map(({ path }) => path),
    async prepare(kept) {
      const file = await read.programme(urlsOf(kept));
      return async (unit) => {
        const { kind, report } = read;
        const input = { organisationId, origin, achievementId, kind, file, showing, report };
        const placed = await placeProgramme(unit.tx, input);
        for (const each of kept.values()) await recordFile(unit, { organisationId, file: each });
        const programmeId = await writeProgramme(unit, randomness, { organisationId, file, placed });
        await unit.audit({
          action: 'programme.imported',
          subject: `programme:${programmeId}`,
          detail: { title: file.programme.title, importId },
        });
        return { programmeId, paths: [...kept.keys()] };
      };
    },
  };
}
