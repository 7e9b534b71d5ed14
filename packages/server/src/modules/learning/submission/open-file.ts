import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { OpenedFile } from '../../file/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type SubmissionFile, selectFiles } from './attachment-store.ts';
import { downloadHeaders } from './download-headers.ts';
import { type SubmissionRow, selectSubmission } from './store.ts';

interface Input {
  scope: Scope;
  submissionId: string;
  fileId: string;
  /** Whether whoever asks may see this version. */
  may: (row: SubmissionRow) => boolean;
  wantsContent: boolean;
  /** Which of its files they see, and under which names; all of them as they are where nothing is said. */
  shown?: (files: SubmissionFile[]) => SubmissionFile[];
}

/** A file of a submission, to be answered with: as a download, in a sandbox, kept by no cache. */
export interface Download {
  content: OpenedFile['content'];
  mediaType: string;
  headers: [string, string][];
}

/** Opens a file of a submission for whoever may see it. */
export async function openSubmissionFile(
  { database, file }: Pick<LearningDeps, 'database' | 'file'>,
  { scope, submissionId, fileId, may, wantsContent, shown = (files) => files }: Input,
): Promise<Download> {
  const found = await database.read(scope, (tx) => selectSubmission(tx, submissionId));
  if (!found || !may(found)) throw notFound('file');
  const inside = { ...scope, organisationId: found.organisationId };
  const attached = await database.read(inside, (tx) => selectFiles(tx, [submissionId]));
  const wanted = shown(attached).find((row) => row.fileId === fileId);
  if (!wanted) throw notFound('file');
  const { content, length, row } = await file.openPrivate({ scope: inside, fileId, wantsContent });
  const mediaType = row.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : row.mediaType;
  return {
    content,
    mediaType,
    headers: [...downloadHeaders(wanted.name, row.mediaType), ['content-length', String(length)]],
  };
}
