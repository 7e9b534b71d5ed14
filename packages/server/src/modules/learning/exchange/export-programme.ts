import type { LearningDeps } from '../deps.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { makeFile } from './own/make-file.ts';
import { readContent } from './own/read-content.ts';

/** The newest version of a programme as one file, answer keys included, and a name for it. */
export async function exportProgramme(
  deps: Pick<LearningDeps, 'database' | 'file' | 'origin' | 'clock'>,
  own: OwnProgramme,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { content, name } = await deps.database.read(own.scope, async (tx) => {
    const { slug, version } = await readOwnProgramme(tx, own);
    return { content: await readContent(tx, own, deps.origin), name: `${slug}-${version}.laurel.zip` };
  });
  return { name, bytes: await makeFile(deps, content) };
}
