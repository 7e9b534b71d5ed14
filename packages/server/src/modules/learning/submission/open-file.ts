import { bytes } from '../../../http/index.ts';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectFiles } from './attachment-store.ts';
import { downloadHeaders } from './download-headers.ts';
import { type SubmissionRow, selectSubmission } from './store.ts';

interface Input {
  scope: Scope;
  submissionId: string;
  fileId: string;
  /** Whether whoever asks may see this version. */
  may: (row: SubmissionRow) => boolean;
  headers: Headers;
  wantsContent: boolean;
}

/** Answers with a file of a submission: as a download, in a sandbox, kept by no cache. */
export async function openSubmissionFile(
  { database, file }: Pick<LearningDeps, 'database' | 'file'>,
  { scope, submissionId, fileId, may, headers, wantsContent }: Input,
) {
  const found = await database.read(scope, (tx) => selectSubmission(tx, submissionId));
  if (!found || !may(found)) throw notFound('file');
  const inside = { ...scope, organisationId: found.organisationId };
  const attached = await database.read(inside, (tx) => selectFiles(tx, [submissionId]));
  const wanted = attached.find((row) => row.fileId === fileId);
  if (!wanted) throw notFound('file');
  const { content, length, row } = await file.openPrivate({ scope: inside, fileId, wantsContent });
  for (const [name, value] of downloadHeaders(wanted.name, row.mediaType)) headers.set(name, value);
  headers.set('content-length', String(length));
  return bytes(content, row.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : row.mediaType);
}
