import type { LearningDeps } from '../deps.ts';
import { type OwnProgramme, readOwnProgramme } from './own-programme.ts';
import { type ProgrammeForStaff, presentForStaff } from './present-programme.ts';

/** One programme with all its content, for those who make it. */
export async function getProgramme(
  { database }: Pick<LearningDeps, 'database'>,
  own: OwnProgramme,
): Promise<ProgrammeForStaff> {
  return database.read(own.scope, async (tx) => presentForStaff(tx, await readOwnProgramme(tx, own)));
}
