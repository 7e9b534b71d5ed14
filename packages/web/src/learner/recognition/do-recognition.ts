import type { LaurelClient } from '@laurel/sdk';
import { formText } from '../../session/form-text.ts';
import { addresses } from '../addresses.ts';
import { chosenFiles, readDraft } from '../work/read-draft.ts';

interface Input {
  recognitionId: string;
  form: FormData;
}

/** Does what a button of an application says, and tells where to go on. Whatever stands in the form is kept first. */
export async function doRecognition(client: LaurelClient, { recognitionId, form }: Input): Promise<string> {
  const params = { recognitionId };
  const here = addresses.recognition(recognitionId);
  const intent = formText(form, 'intent');
  if (intent === 'withdraw') {
    await client.withdrawRecognition({ params });
    return here;
  }
  const { body, links = [] } = readDraft(form, 'project');
  await client.saveEvidence({
    params,
    body: { body, links: links.map(({ url, title = '' }) => ({ url, title })) },
  });
  for (const { file } of chosenFiles(form)) {
    const query = { name: file.name.slice(-200) || 'file' };
    const mediaType = 'application/octet-stream';
    await client.addEvidenceFile({ params, query, file, mediaType, timeoutMs: 10 * 60_000 });
  }
  const credentialId = formText(form, 'credentialId');
  if (credentialId) await client.addEvidenceCredential({ params, body: { credentialId } });
  const document = formText(form, 'document').trim();
  if (document) await client.addEvidenceCredential({ params, body: { document } });
  const fileId = /^remove:(.+)$/.exec(intent)?.[1];
  if (fileId) await client.removeEvidenceFile({ params: { ...params, fileId } });
  const evidenceId = /^remove-credential:(.+)$/.exec(intent)?.[1];
  if (evidenceId) await client.removeEvidenceCredential({ params: { ...params, evidenceId } });
  if (intent !== 'hand-in') return `${here}?done=saved`;
  await client.handInRecognition({ params });
  return here;
}
