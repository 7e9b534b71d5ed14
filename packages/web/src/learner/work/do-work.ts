import type { LaurelClient } from '@laurel/sdk';
import { formText } from '../../session/form-text.ts';
import { addresses } from '../addresses.ts';
import { chosenFiles, readDraft } from './read-draft.ts';

type Client = Pick<LaurelClient, 'getWork' | 'saveDraft' | 'addSubmissionFile' | 'removeSubmissionFile' | 'handInWork'>;

interface Input {
  enrolmentId: string;
  lessonId: string;
  form: FormData;
}

/** Does what a button of the work page says, and tells where to go on. Whatever stands in the form is kept first. */
export async function doWork(client: Client, { form, ...params }: Input): Promise<string> {
  const here = addresses.work(params.enrolmentId, params.lessonId);
  const intent = formText(form, 'intent');
  if (intent === 'confirm') {
    await client.handInWork({ params: { submissionId: formText(form, 'submissionId') } });
    return `${here}?done=handed-in`;
  }
  const { kind } = await client.getWork({ params });
  await client.saveDraft({ params, body: readDraft(form, kind) });
  for (const { file, pieceId } of chosenFiles(form)) {
    const query = { name: file.name.slice(-200) || 'file', pieceId };
    const mediaType = 'application/octet-stream';
    await client.addSubmissionFile({ params, query, file, mediaType, timeoutMs: 10 * 60_000 });
  }
  const fileId = /^remove:(.+)$/.exec(intent)?.[1];
  if (fileId) await client.removeSubmissionFile({ params: { ...params, fileId } });
  return intent === 'hand-in' ? `${here}?review=1` : `${here}?done=saved`;
}
