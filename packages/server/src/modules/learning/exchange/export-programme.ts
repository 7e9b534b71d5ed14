import type { LearningDeps } from '../deps.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { makeFile } from './own/make-file.ts';
import { readContent } from './own/read-content.ts';

// A file is held whole, twice while it is made: this process makes one at a time.
const inTurn = oneAtATime();

/** The newest version of a programme as one file, answer keys included, and a name for it. */
export async function exportProgramme(
  deps: Pick<LearningDeps, 'database' | 'file' | 'origin' | 'clock'>,
  own: OwnProgramme,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { content, name } = await deps.database.read(own.scope, async (tx) => {
    const { slug, version } = await readOwnProgramme(tx, own);
    return { content: await readContent(tx, own, deps.origin), name: `${slug}-${version}.laurel.zip` };
  });
  return { name, bytes: await inTurn(() => makeFile(deps, content)) };
}
