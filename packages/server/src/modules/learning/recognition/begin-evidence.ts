import type { WriteUnit } from '../../../storage/index.ts';
import { insertSubmissionFile, replaceLinks, selectFiles, selectLinks } from '../submission/attachment-store.ts';
import { insertDraft, selectSubmissions } from '../submission/store.ts';
import { insertEvidenceCredential, selectEvidenceCredentials } from './credential-store.ts';
import type { RecognitionRow } from './store.ts';

/** The draft there is, or a new one: where more is wanted a copy of what was handed in. The application is locked. */
export async function beginEvidence(
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
  { recognition, newId }: { recognition: RecognitionRow; newId: string },
): Promise<string> {
  const { id: recognitionId, organisationId, enrolmentId, personId } = recognition;
  const [newest] = await selectSubmissions(tx, { enrolmentId, originId: recognitionId, newest: 1 });
  if (newest?.state === 'draft') return newest.id;
  const number = (newest?.number ?? 0) + 1;
  const place = { organisationId, enrolmentId, lessonId: null, recognitionId, originId: recognitionId, personId };
  await insertDraft(tx, { id: newId, ...place, number, body: newest?.body ?? '', pieces: [], now });
  if (!newest) return newId;
  for (const file of await selectFiles(tx, [newest.id]))
    await insertSubmissionFile(tx, { ...file, submissionId: newId });
  for (const credential of await selectEvidenceCredentials(tx, [newest.id]))
    await insertEvidenceCredential(tx, { ...credential, submissionId: newId });
  await replaceLinks(tx, { submissionId: newId, organisationId, links: await selectLinks(tx, [newest.id]) });
  return newId;
}
