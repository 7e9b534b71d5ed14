import { maySayWhose } from '../../../file/index.ts';
import type { SubmissionFile } from '../../submission/attachment-store.ts';
import { downloadHeaders } from '../../submission/download-headers.ts';

/**
 * The files of a piece of work that fellow learners get, each under a name that says what it is and not whose. One that may say in
 * itself who made it never reaches them.
 */
export function filesWithoutNames(files: readonly SubmissionFile[]): SubmissionFile[] {
  return files
    .filter((file) => !maySayWhose(file))
    .map((file, at) => ({ ...file, name: `file-${at + 1}${endingOf(file)}` }));
}

/** As the file is saved, whatever its learner called it. */
function endingOf({ name, mediaType }: SubmissionFile): string {
  const [, saved = ''] = /filename="([^"]*)"/.exec(downloadHeaders(name, mediaType)[0]?.[1] ?? '') ?? [];
  return /\.[a-z0-9]{1,5}$/i.exec(saved)?.[0].toLowerCase() ?? '';
}
