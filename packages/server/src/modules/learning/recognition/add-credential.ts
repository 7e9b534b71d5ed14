import assert from 'node:assert/strict';
import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { beginEvidence } from './begin-evidence.ts';
import {
  deleteEvidenceCredential,
  insertEvidenceCredential,
  selectEvidenceCredentials,
  sumDocuments,
} from './credential-store.ts';
import { mostFiles } from './most-files.ts';
import { type Applying, onOpenRecognition, openOwnRecognition, requireChangeable } from './policy.ts';
import type { RecognitionView } from './present-recognition.ts';
import { toEvidenceVerdict } from './to-evidence-verdict.ts';

type Body = BodyOf<typeof endpoints.addEvidenceCredential>;
type Deps = Pick<LearningDeps, 'database' | 'origin' | 'randomness' | 'clock' | 'evidence'>;

const million = 1_000_000;
/** Versions and withdrawn applications keep theirs, so that the number in one is no bound. */
const mostCharacters = 20 * million;

/** Puts a credential into the draft, whatever the verdict: it stands beside it, for the applicant and for reviewers. */
export async function addEvidenceCredential(
  deps: Deps,
  { body, ...applying }: Applying & { body: Body },
): Promise<RecognitionView> {
  const { recognition, inside } = await openOwnRecognition(deps, applying);
  await deps.database.read(inside, (tx) => requireChangeable(tx, recognition, deps.clock()));
  const document = await documentOf(deps, applying.scope, body);
  const verdict = toEvidenceVerdict(await deps.evidence.verify(document));
  const source = 'credentialId' in body ? 'wallet' : 'given';
  const [newId, id] = [deps.randomness.uuid(), deps.randomness.uuid()];
  return onOpenRecognition(deps, applying, async (unit, open) => {
    const submissionId = await beginEvidence(unit, { recognition: open, newId });
    const there = await selectEvidenceCredentials(unit.tx, [submissionId]);
    const again = there.find((each) => each.document === document);
    if (again) await deleteEvidenceCredential(unit.tx, again);
    else if (there.length >= mostFiles) {
      throw new Refusal('too-many-files', `Nothing was kept. At most ${mostFiles} credentials can be handed in.`);
    }
    const { organisationId } = open;
    await insertEvidenceCredential(unit.tx, { submissionId, id, organisationId, source, document, verdict });
    if ((await sumDocuments(unit.tx, open.enrolmentId)) > mostCharacters) {
      throw new Refusal(
        'too-large',
        `Nothing was kept. All credentials that you hand in for one programme have at most ${mostCharacters / million} million characters: remove one, or put a link in its place.`,
      );
    }
    await unit.audit({
      action: 'recognition.credential-added',
      subject: `recognition:${open.id}`,
      detail: { source, outcome: verdict.outcome },
    });
  });
}

/** The document itself: of the caller's own wallet, or as it was given. */
async function documentOf({ evidence }: Deps, scope: Scope, body: Body): Promise<string> {
  if ('document' in body) return body.document;
  assert(scope.personId);
  const document = await evidence.ownDocument(scope, body.credentialId);
  if (document === undefined) throw notFound('credential');
  return document;
}
