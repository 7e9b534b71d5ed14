import { Refusal } from '../../../refusal.ts';
import type { KeptFile } from '../../file/index.ts';
import type { LearningDeps } from '../deps.ts';
import type { Package } from './open-package.ts';

interface Keeping {
  read: Package;
  /** The media to keep, by their places. */
  paths: readonly string[];
  /** What was kept so far, for whoever has to drop it again. */
  kept: Map<string, KeptFile>;
  onProgress: (done: number, total: number) => Promise<void>;
}

/** Keeps each medium; one that turns out not to be what it seemed is left, and said to be. */
export async function keepMedia(
  { file }: Pick<LearningDeps, 'file'>,
  { read, paths, kept, onProgress }: Keeping,
): Promise<void> {
  for (const [index, path] of paths.entries()) {
    // Kept twice, the first would be neither recorded nor dropped.
    if (kept.has(path)) continue;
    const bytes = await read.medium(path);
    const content = async function* () {
      yield bytes;
    };
    try {
      kept.set(path, await file.keepFile({ mediaType: read.mediaTypes.get(path) ?? '', content: content() }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      read.report.notCarried(
        read.mediaPlaces.get(path) ?? path,
        `It cannot be taken in. ${error.message}`,
        'Mend the file and upload it by hand.',
      );
    }
    await onProgress(index + 1, paths.length + 1);
  }
}
