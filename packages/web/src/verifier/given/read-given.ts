import { formText } from '../../session/form-text.ts';
import { type Judged, judgeBytes, judgeGiven, longestGiven } from './judge-given.ts';

/** What somebody handed in. */
export interface Given {
  judged: Judged;
  /** What was typed or pasted, to be kept on the page. */
  typed: string;
  /** The name of the file, where it was one. */
  fileName: string | undefined;
}

/** Reads the form, in the browser and on the server alike. A file goes before what is in the text field. */
export async function readGiven(form: FormData): Promise<Given> {
  const typed = formText(form, 'credential');
  const file = form.get('file');
  if (!(file instanceof File) || (file.size === 0 && file.name === ''))
    return { judged: judgeGiven(typed), typed, fileName: undefined };
  // The first bytes tell what kind of file it is, however long.
  const bytes = new Uint8Array(await file.slice(0, longestGiven + 1).arrayBuffer());
  return { judged: judgeBytes(bytes), typed, fileName: file.name };
}

/** Room for the longest credential in the text field and as a file, and for what a form adds. */
const longestForm = 2.5 * longestGiven;

/** The same from a request; undefined when it is longer than any credential, without reading it. */
export async function readGivenRequest(request: Request): Promise<Given> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= longestForm))
    return { judged: { kind: 'fault', fault: 'too-large' }, typed: '', fileName: undefined };
  return readGiven(await request.formData());
}
