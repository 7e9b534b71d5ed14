import type { endpoints, QueryOf } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { insertSubmissionFile, lockBytes, selectFiles, sumBytes } from './attachment-store.ts';
import { beginDraft } from './begin-draft.ts';
import { getWork } from './get-work.ts';
import { lockWork, type WorkAddress } from './open-work.ts';
import { presentWork, type Work } from './present-work.ts';

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

const gigabyte = 1024 ** 3;
/** Versions keep their files, so that the number of files in one is no bound. */
const mostOfEnrolment = 2 * gigabyte;
const mostOfOrganisation = 100 * gigabyte;

/** NOTE: for all at once only under `lockBytes`. */
async function requireBytes(
  tx: Tx,
  place: { enrolmentId: string; organisationId: string },
  more: number,
): Promise<void> {
  const { ofEnrolment, ofOrganisation } = await sumBytes(tx, place);
  if (ofEnrolment + more > mostOfEnrolment)
    throw new Refusal(
      'too-large',
      `Nothing was kept. All your files in one programme have at most ${mostOfEnrolment / gigabyte} GB: remove one, or hand in a link.`,
    );
  if (ofOrganisation + more > mostOfOrganisation)
    throw new Refusal(
      'too-large',
      `Nothing was kept. All files handed in at this organisation have at most ${mostOfOrganisation / gigabyte} GB. Hand in a link, and tell the organisation.`,
    );
}
