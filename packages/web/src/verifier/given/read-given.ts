import type { ResourcePolicy } from '@laurel/sdk';
import { formText } from '../../session/form-text.ts';

/** Why nothing was even looked at. */
export type GivenFault = 'empty' | 'too-large' | 'too-many';

/** One file, or what was typed. */
export interface Source {
  fileName: string | undefined;
  content: Uint8Array | string;
}

/** What somebody handed in. */
export interface Given {
  /** What was typed or pasted, to be kept on the page. */
  typed: string;
  sources: readonly Source[];
  /** Whether files that a credential refers to are to be fetched and compared too; by default they are not. */
  resources?: ResourcePolicy | undefined;
  fault?: GivenFault | undefined;
}

export interface GivenLimits {
  /** All files together. */
  mostBytes: number;
}

/** More files than these belong into an archive, or to the command line. */
const mostFiles = 200;

/** Reads the form, in the browser and on the server alike. Files go before what is in the text field. */
export async function readGiven(form: FormData, { mostBytes }: GivenLimits): Promise<Given> {
  const typed = formText(form, 'credential');
  const resources = formText(form, 'resources') === 'fetch' ? 'fetch' : undefined;
  // A form without a chosen file sends an empty one without a name.
  const files = form.getAll('file').filter((file) => file instanceof File && (file.size > 0 || file.name !== ''));
  const chosen = files.filter((file) => file instanceof File);
  if (chosen.length > mostFiles) return { typed, sources: [], fault: 'too-many' };
  if (chosen.reduce((sum, { size }) => sum + size, typed.length) > mostBytes)
    return { typed, sources: [], fault: 'too-large' };
  if (chosen.length === 0)
    return typed.trim() === ''
      ? { typed, sources: [], fault: 'empty' }
      : { typed, resources, sources: [{ fileName: undefined, content: typed.trim() }] };
  const sources = await Promise.all(
    chosen.map(async (file) => ({ fileName: file.name, content: new Uint8Array(await file.arrayBuffer()) })),
  );
  return { typed, resources, sources };
}

/** The most that the server reads of a form from somebody it does not know. */
export const longestForm = 1024 * 1024;

/** The same from a request; too large when it is longer than that or does not say how long it is, without reading it. */
export async function readGivenRequest(request: Request): Promise<Given> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= longestForm)) return { typed: '', sources: [], fault: 'too-large' };
  return readGiven(await request.formData(), { mostBytes: longestForm });
}
