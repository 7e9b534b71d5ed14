import { CredentialError } from '../../errors.ts';
import { isJsonObject, type JsonObject } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import { MAX_ENTRIES, MAX_STEPS } from '../limits.ts';
import { inside, type Opening, type Part, type Place } from '../opening.ts';
import { tooLarge } from '../refuse.ts';
import { claimedKindOf } from './claimed-kind.ts';
import { splitJson, trimJson } from './split-json.ts';

/** The members under which APIs and people hand over credentials. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'verifiableCredential',
  'verifiableCredentials',
  'verifiablePresentation',
  'credential',
  'credentials',
  'presentation',
  'compactJwsString',
  'vc',
  'vp',
  'vcs',
]);
/** What has to be known of an object to say what it is. */
const TELLING: ReadonlySet<string> = new Set(['type', '@type', 'recipient', 'badge', 'verify']);

/**
 * Opens JSON: a credential or presentation as it is, the items of a list, and what an API wraps. Text is cut and not
 * written anew, so that what is found is what stood there. All of it has to parse strictly, wrappers too.
 */
export async function openJson(opening: Opening, part: Part): Promise<void> {
  const split = splitJson(part.text, MAX_ENTRIES);
  if (split?.kind === 'array')
    return openEach(
      opening,
      part,
      split.items.map((item, index) => [String(index), item]),
    );
  if (split?.kind === 'object') return openObject(opening, part, split.members);
  const value = parseJson(part.text);
  if (typeof value !== 'string') throw tooLarge(`JSON with more than ${MAX_ENTRIES} values`);
  await opening.open(value, inside(part, { in: 'json', pointer: '' }, part.mayVisit));
}

type Members = readonly (readonly [key: string, text: string])[];

async function openObject(opening: Opening, part: Part, members: Members): Promise<void> {
  const named = members.map(([key, text]) => [parseKey(key), text] as const);
  const kind = claimedKindOf(tellingMembers(named));
  if (kind !== undefined) {
    parseJson(part.text);
    return opening.add({ path: part.path, form: 'json', kind, content: part.text });
  }
  if (isReceipt(named)) return opening.addReceipt(part.text, part);
  const wrapped = named.filter(([key]) => WRAPPERS.has(key));
  if (wrapped.length === 0) {
    parseJson(part.text);
    throw new CredentialError('container.no-credential', 'JSON of another kind');
  }
  if (new Set(named.map(([key]) => key)).size < named.length) throw new CredentialError('json.duplicate-key');
  for (const [key, text] of named) if (!WRAPPERS.has(key)) parseJson(text);
  await openEach(opening, part, wrapped);
}

async function openEach(opening: Opening, part: Part, values: Members): Promise<void> {
  if (values.length === 0) throw new CredentialError('container.no-credential', 'an empty list');
  for (const [key, text] of values) await openValue(opening, text, pointTo(part, key));
}

/** A value in a list or a wrapper: an object, a list, or a string that may be a token. */
async function openValue(opening: Opening, text: string, place: Place): Promise<void> {
  if (text.startsWith('{') || text.startsWith('[')) return void (await opening.open(text, place));
  try {
    const value = parseJson(text);
    if (typeof value === 'string') return void (await opening.open(value, place));
    throw new CredentialError('container.no-credential', 'neither an object nor a text');
  } catch (error) {
    opening.refuse('json', place, error);
  }
}

/** A place by JSON pointer (RFC 6901), in one step of a path, of a few levels. */
function pointTo(part: Place, key: string): Place {
  const last = part.path.at(-1);
  if (last?.in === 'json' && last.pointer.split('/').length > MAX_STEPS) {
    throw new CredentialError('container.nested', `JSON of more than ${MAX_STEPS} levels`);
  }
  const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1');
  if (last?.in !== 'json') return inside(part, { in: 'json', pointer: `/${escaped}` });
  return { path: [...part.path.slice(0, -1), { in: 'json', pointer: `${last.pointer}/${escaped}` }], mayVisit: false };
}

/** The receipt of a credential in a log: see `parseReceipt`. */
function isReceipt(named: Members): boolean {
  return named.some(([key, text]) => key === 'type' && trimJson(text) === '"LogReceipt"');
}

function parseKey(key: string): string {
  const parsed = parseJson(key);
  if (typeof parsed !== 'string') throw new CredentialError('json.syntax', 'a key that is no string');
  return parsed;
}

/** The members that say what an object is; what is not strict JSON says nothing and is refused later. */
function tellingMembers(members: Members): JsonObject {
  const telling = members
    .filter(([key]) => TELLING.has(key))
    .map(([key, text]) => `${JSON.stringify(key)}:${trimJson(text)}`);
  const parsed = parseJson(`{${telling.join(',')}}`);
  return isJsonObject(parsed) ? parsed : {};
}
