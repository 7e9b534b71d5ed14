import type { endpoints, QueryOf } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { insertSubmissionFile, lockBytes, selectFiles } from './attachment-store.ts';
import { beginDraft } from './begin-draft.ts';
import { getWork } from './get-work.ts';
import { lockWork, type WorkAddress } from './open-work.ts';
import { presentWork, type Work } from './present-work.ts';
import { requireBytes } from './require-bytes.ts';

interface Input extends WorkAddress {
  query: QueryOf<typeof endpoints.addSubmissionFile>;
  content: AsyncIterable<Uint8Array>;
}

/** Puts a file into the draft. What may not be there is refused before its bytes are read, and once more when they are. */
export async function addFile(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'randomness' | 'clock' | 'file'>,
  { query, content, ...address }: Input,
): Promise<Work> {
  const { scope, enrolmentId, lessonId } = address;
  const { enrolment, inside } = await openEnrolment(deps, { scope, enrolmentId, purpose: 'hand-in' });
  const { assignment, draft, handedIn } = await getWork(deps, address);
  requireRoom(assignment.maxFiles, (draft ?? handedIn[0])?.files.length ?? 0);
  const newId = deps.randomness.uuid();
  const { organisationId } = enrolment;
  const place = { enrolmentId, organisationId };
  await deps.database.read(inside, (tx) => requireBytes(tx, place, 1));
  const upload = { scope: inside, organisationId, accepted: assignment.fileKinds, content };
  return deps.file.keepPrivately(upload, async (unit, kept) => {
    const open = await lockWork(unit, { enrolmentId, lessonId });
    const { id: submissionId, pieces } = await beginDraft(unit, { ...open, newId });
    const pieceId = query.pieceId ?? null;
    if (pieceId !== null && !pieces.some(({ id }) => id === pieceId)) throw notFound('piece');
    requireRoom(open.lesson.assignment.maxFiles, (await selectFiles(unit.tx, [submissionId])).length);
    await lockBytes(unit.tx, organisationId);
    await requireBytes(unit.tx, place, kept.bytes);
    const { id: fileId, notes } = kept;
    await insertSubmissionFile(unit.tx, { submissionId, fileId, organisationId, pieceId, name: query.name, notes });
    await unit.audit({
      action: 'submission.file-added',
      subject: `submission:${submissionId}`,
      detail: { fileId, mediaType: kept.mediaType, bytes: kept.bytes },
    });
    return presentWork(unit.tx, { ...open, origin: deps.origin, now: unit.now });
  });
}

function requireRoom(maxFiles: number, count: number): void {
  if (count < maxFiles) return;
  const most = maxFiles === 0 ? 'Files are not asked for here' : `At most ${maxFiles} can be handed in`;
  throw new Refusal('too-many-files', `Nothing was kept. ${most}: remove one first, or put a link in its place.`);
}
