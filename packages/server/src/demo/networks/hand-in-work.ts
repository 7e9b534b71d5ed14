import { randomUUID } from 'node:crypto';
import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import type { DemoWork } from '../content/index.ts';

interface Input {
  call: ApiCaller;
  params: { enrolmentId: string; lessonId: string };
  work: DemoWork;
}

/** Writes a draft and hands it in; answers which version it is. */
export async function handInWork({ call, params, work }: Input): Promise<string> {
  const pieces = (work.pieces ?? []).map((piece) => ({ ...piece, id: randomUUID() }));
  const { draft } = await call(endpoints.saveDraft, {
    params,
    body: {
      body: work.body,
      pieces: pieces.map(({ id, title, reflection }) => ({ id, title, reflection })),
      links: [...(work.links ?? []), ...pieces.map(({ id, url, title }) => ({ pieceId: id, url, title }))],
    },
  });
  if (work.file) {
    const bytes = new TextEncoder().encode(work.file.content);
    await call(endpoints.addSubmissionFile, {
      params,
      query: { name: work.file.name },
      file: { bytes, mediaType: 'application/octet-stream' },
    });
  }
  const submissionId = draft?.id ?? '';
  await call(endpoints.handInWork, { params: { submissionId } });
  return submissionId;
}
