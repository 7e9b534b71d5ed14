import { type ReadResult, reasonCodes } from '@laurel/credential';
import { Refusal } from '../../refusal.ts';
import type { VerifierDeps } from './deps.ts';
import { readGiven } from './read-given.ts';

/**
 * The one credential at an address, in whatever file it is. What is written as a credential and is none comes back as it
 * is: that is for the verdict to say.
 *
 * @throws Refusal `invalid-request` where nothing could be read there, or there is no credential, or more than one
 */
export async function openAddress(
  deps: Pick<VerifierDeps, 'fetcher' | 'qrReader' | 'development'>,
  url: string,
): Promise<{ content: string | Uint8Array; receipts?: readonly string[] }> {
  const files: Uint8Array[] = [];
  const { found, refused, receipts } = await readGiven(deps, new URL(url), (file) => files.push(file));
  const [only, ...others] = found;
  if (only && others.length === 0) return { content: only.content, receipts };
  if (only) throw refuse(`there are ${found.length} credentials there`, reports);
  const [whole] = refused;
  const [file] = files;
  if (file && isWrittenAsCredential(whole)) return { content: new TextDecoder().decode(file).trim() };
  if (file) throw refuse(`there is no credential there. ${whole ? reasonCodes[whole.code].sentence : ''}`, reports);
  const why = whole?.detail ?? (whole && reasonCodes[whole.code].sentence);
  throw refuse(`nothing could be read there: ${why}`, 'Download the credential and give the file instead.');
}

const reports = 'POST /api/v1/verification-reports opens any file and says what is in it.';

function refuse(message: string, whatToDo: string): Refusal {
  const sentence = `At that address: ${message}`.replace(/[.]?$/, '.');
  return new Refusal('invalid-request', `${sentence} ${whatToDo}`, { faults: [{ pointer: '/url', message }] });
}

/** JSON and tokens, as they stood at the address itself and in nothing else. */
function isWrittenAsCredential(part: ReadResult['refused'][number] | undefined): boolean {
  return part?.path.length === 1 && ['json', 'jws', 'sd-jwt'].includes(part.kind);
}
