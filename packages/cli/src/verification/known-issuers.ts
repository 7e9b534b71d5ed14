import { CredentialError, isJsonObject, MAX_KNOWN_ISSUERS, parseJson, parseKnownIssuers } from '@laurel/credential';
import { createRetrieveBytes, type KnownIssuer, reasonCodes } from '@laurel/sdk';
import { readText } from '../files/read-file.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The issuers that whoever verifies goes by: a file, or an address such as a Laurel server's `/api/v1/known-issuers`, whose
 * pages are followed.
 *
 * @throws UsageError when the list cannot be had or does not have the right form: half a list would call others strangers
 */
export async function readKnownIssuers(place: string): Promise<readonly KnownIssuer[]> {
  return /^https?:\/\//i.test(place) ? fetchPages(place) : parse(place, await readText(place));
}

async function fetchPages(address: string): Promise<readonly KnownIssuer[]> {
  const retrieve = createRetrieveBytes({ allowHttpLocalhost: true });
  const known: KnownIssuer[] = [];
  for (let next: string | undefined = address; next !== undefined; ) {
    const answer = await retrieve(next);
    if (!answer.ok) throw new UsageError(`${address} cannot be read: ${answer.detail ?? answer.reasonCode}.`);
    known.push(...parse(address, answer.body));
    if (known.length > MAX_KNOWN_ISSUERS)
      throw new UsageError(`${address} lists more than ${MAX_KNOWN_ISSUERS} issuers.`);
    next = pageAfter(next, answer.body);
  }
  return known;
}

function pageAfter(address: string, body: Uint8Array): string | undefined {
  const page = parseJson(body);
  if (!isJsonObject(page) || typeof page.nextCursor !== 'string') return undefined;
  const next = new URL(address);
  // The same page again would never end.
  if (next.searchParams.get('cursor') === page.nextCursor) return undefined;
  next.searchParams.set('cursor', page.nextCursor);
  return next.href;
}

function parse(place: string, content: string | Uint8Array): readonly KnownIssuer[] {
  try {
    return parseKnownIssuers(content);
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const { sentence, whatToDo } = reasonCodes[error.code];
    const detail = error.detail === undefined ? '' : ` (${error.detail})`;
    throw new UsageError(`${place} is no list of known issuers: ${sentence}${detail} ${whatToDo}`);
  }
}
