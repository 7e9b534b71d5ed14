import type { BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { replaceLinks, selectFiles } from './attachment-store.ts';
import { beginDraft } from './begin-draft.ts';
import { onOpenWork, type WorkAddress } from './open-work.ts';
import type { Work } from './present-work.ts';
import { updateDraft } from './store.ts';

type Body = BodyOf<typeof endpoints.saveDraft>;

/** Keeps a draft as it is written, in the place of what it was; its files stay. */
export async function saveDraft(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'clock' | 'randomness'>,
  { body, ...address }: WorkAddress & { body: Body },
): Promise<Work> {
  requirePieces(body);
  const newId = deps.randomness.uuid();
  return onOpenWork(deps, address, async (unit, open) => {
    const { id, organisationId } = await beginDraft(unit, { ...open, newId });
    const files = await selectFiles(unit.tx, [id]);
    refuseOrphans(body, files);
    await updateDraft(unit.tx, { id, body: body.body, pieces: body.pieces, now: unit.now });
    await replaceLinks(unit.tx, { submissionId: id, organisationId, links: body.links });
    // The words themselves stay out of the audit log.
    await unit.audit({ action: 'draft.kept', subject: `submission:${id}`, detail: { lessonId: open.lesson.id } });
  });
}

function requirePieces({ pieces, links }: Body): void {
  const ids = new Set(pieces.map(({ id }) => id));
  const faults = [
    ...(ids.size < pieces.length ? [{ pointer: '/pieces', message: 'a piece stands here twice' }] : []),
    ...links.flatMap(({ pieceId }, index) =>
      pieceId === null || ids.has(pieceId) ? [] : [{ pointer: `/links/${index}/pieceId`, message: 'no such piece' }],
    ),
  ];
  if (faults.length > 0) throw new Refusal('invalid-request', 'Nothing was kept. Mend what is listed.', { faults });
}

function refuseOrphans({ pieces }: Body, files: readonly { pieceId: string | null; name: string }[]): void {
  const orphan = files.find(({ pieceId }) => pieceId !== null && !pieces.some(({ id }) => id === pieceId));
  if (!orphan) return;
  throw new Refusal('invalid-request', `Nothing was kept. Remove the file “${orphan.name}” before its piece.`, {
    faults: [{ pointer: '/pieces', message: `the file “${orphan.name}” belongs to a piece that is missing` }],
  });
}
