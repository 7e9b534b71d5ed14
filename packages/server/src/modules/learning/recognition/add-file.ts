import type { endpoints, QueryOf } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { insertSubmissionFile, lockBytes, selectFiles } from '../submission/attachment-store.ts';
import { requireBytes } from '../submission/require-bytes.ts';
import { beginEvidence } from './begin-evidence.ts';
import { getRecognition } from './get-recognition.ts';
import { mostFiles } from './most-files.ts';
import { type Applying, lockOpenRecognition, openOwnRecognition, requireChangeable } from './policy.ts';
import { presentRecognition, type RecognitionView } from './present-recognition.ts';

interface Input extends Applying {
  query: QueryOf<typeof endpoints.addEvidenceFile>;
  content: AsyncIterable<Uint8Array>;
}

const accepted = ['image', 'pdf', 'text', 'document', 'archive', 'video'] as const;

/** Puts a file into the draft. What may not be there is refused before its bytes are read, and once more when they are. */
export async function addEvidenceFile(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'randomness' | 'clock' | 'file'>,
  { query, content, ...applying }: Input,
): Promise<RecognitionView> {
  const { recognition, inside } = await openOwnRecognition(deps, applying);
  await deps.database.read(inside, (tx) => requireChangeable(tx, recognition, deps.clock()));
  const { draft, handedIn } = await getRecognition(deps, applying);
  requireRoom((draft ?? handedIn[0])?.files.length ?? 0);
  const newId = deps.randomness.uuid();
  const { organisationId, enrolmentId } = recognition;
  const place = { organisationId, enrolmentId };
  await deps.database.read(inside, (tx) => requireBytes(tx, place, 1));
  return deps.file.keepPrivately({ scope: inside, organisationId, accepted, content }, async (unit, kept) => {
    const open = await lockOpenRecognition(unit, recognition);
    const submissionId = await beginEvidence(unit, { recognition: open, newId });
    requireRoom((await selectFiles(unit.tx, [submissionId])).length);
    const { id: fileId, notes, mediaType, bytes } = kept;
    await lockBytes(unit.tx, organisationId);
    await requireBytes(unit.tx, place, bytes);
    const { name } = query;
    await insertSubmissionFile(unit.tx, { submissionId, fileId, organisationId, pieceId: null, name, notes });
    await unit.audit({
      action: 'recognition.file-added',
      subject: `recognition:${open.id}`,
      detail: { fileId, mediaType, bytes },
    });
    return presentRecognition(deps, unit.tx, open);
  });
}

function requireRoom(count: number): void {
  if (count < mostFiles) return;
  throw new Refusal(
    'too-many-files',
    `Nothing was kept. At most ${mostFiles} can be handed in: remove one first, or put a link in its place.`,
  );
}
