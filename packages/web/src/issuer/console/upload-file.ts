import type { LaurelClient } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { refusalOf } from '../../session/refusal.ts';
import type { Console } from './console-context.ts';
import type { Fault } from './read-form.ts';
import { type UploadKind, uploadKinds } from './upload-kinds.ts';

type MediaType = Parameters<LaurelClient['uploadFile']>[0]['mediaType'];

interface Upload {
  field: string;
  kind: UploadKind;
}

/**
 * The address of a field's file: of the one just chosen, else of the one there was unless it is to be removed.
 */
export async function fileAddress(
  console: Console,
  reading: { form: FormData; faults: Fault[]; t: TFunction },
  upload: Upload,
): Promise<string | undefined> {
  const uploaded = await uploadFile(console, reading, upload);
  if (uploaded) return uploaded.url;
  const kept = reading.form.get(`${upload.field}Url`);
  return typeof kept === 'string' && !reading.form.has(`${upload.field}Removed`) ? kept.trim() || undefined : undefined;
}

/**
 * Hands the file in a field over to the API and answers what it is there; nothing where no file was chosen. A wrong kind of
 * file becomes a fault of that field. What has nothing to do with the file is thrown.
 */
export async function uploadFile(
  { client, scope }: Console,
  { form, faults, t }: { form: FormData; faults: Fault[]; t: TFunction },
  { field, kind }: Upload,
): Promise<Awaited<ReturnType<LaurelClient['uploadFile']>> | undefined> {
  const file = form.get(field);
  if (!(file instanceof File) || file.size === 0) return undefined;
  const mediaType = mediaTypeOf(file, kind);
  if (mediaType === undefined) {
    faults.push({ pointer: `/${field}`, message: t(`issuer.form.wrongFile.${kind}`) });
    return undefined;
  }
  try {
    return await client.uploadFile({ params: scope, file, mediaType, timeoutMs: 10 * 60_000 });
  } catch (error) {
    const problem = refusalOf(error);
    if (!ofTheFile.has(problem.code)) throw error;
    faults.push({ pointer: `/${field}`, message: problem.detail ?? problem.title });
    return undefined;
  }
}

/** Refusals that another file would mend. */
const ofTheFile = new Set(['unreadable-image', 'unsupported-media-type', 'too-large', 'invalid-request']);

/** Many systems know no type for captions: their ending decides. What the bytes really are the API finds out. */
function mediaTypeOf({ type, name }: File, kind: UploadKind): MediaType | undefined {
  if (kind === 'captions') return /\.vtt$/i.test(name) || type === 'text/vtt' ? 'text/vtt' : undefined;
  return uploadKinds[kind].find((known) => known === type);
}
