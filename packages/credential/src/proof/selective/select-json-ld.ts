import { CredentialError } from '../../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';
import { parsePointer } from './parse-pointer.ts';

/** How many parts of one credential may be named. */
const MAX_POINTERS = 1_000;

/** The pointers as a tree of steps. `whole` at the end of one: everything below is selected. */
interface Selection {
  readonly whole: boolean;
  readonly steps: ReadonlyMap<string, Selection>;
}

/**
 * The part of a document that the pointers name: the values they point at, and on the way to each the `id` and `type` of
 * every object, without which nobody could say what the value is about. Arrays keep their order and lose their gaps.
 *
 * What the pointers cannot name: a context (it gives the words their meaning and always stays whole), and a piece of a
 * text that carries a language.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#selectjsonld
 * @throws CredentialError `proof.pointer-wrong` when a pointer is malformed or points at nothing
 */
export function selectJsonLd(document: JsonObject, pointers: readonly string[]): JsonObject {
  if (pointers.length > MAX_POINTERS) throw new CredentialError('proof.pointer-wrong', `${pointers.length} pointers`);
  const root = toSelection(pointers.map(parsePointer));
  if (root.steps.has('@context')) throw new CredentialError('proof.pointer-wrong', '/@context is always disclosed');
  const members = selectMembers(document, root, '');
  return root.whole ? document : { '@context': document['@context'], ...members };
}

const NONE: ReadonlyMap<string, Selection> = new Map();

function toSelection(paths: readonly (readonly string[])[]): Selection {
  const steps = new Map<string, (readonly string[])[]>();
  for (const [step, ...rest] of paths) {
    if (step === undefined) continue;
    const known = steps.get(step);
    if (known === undefined) steps.set(step, [rest]);
    else known.push(rest);
  }
  return {
    whole: paths.some((path) => path.length === 0),
    steps: new Map([...steps].map(([step, deeper]) => [step, toSelection(deeper)])),
  };
}

function select(value: JsonValue, selection: Selection, path: string): JsonValue {
  if (selection.whole) {
    for (const [step, deeper] of selection.steps) select(memberOf(value, step, path), deeper, `${path}/${step}`);
    return value;
  }
  if (isJsonObject(value)) return selectMembers(value, selection, path);
  const entries = [...selection.steps].map(([step, deeper]) => ({
    index: Number(step),
    entry: select(memberOf(value, step, path), deeper, `${path}/${step}`),
  }));
  return entries.sort((one, other) => one.index - other.index).map(({ entry }) => entry);
}

function selectMembers(object: JsonObject, { steps }: Selection, path: string): JsonObject {
  for (const step of steps.keys()) memberOf(object, step, path);
  const members = Object.entries(object).flatMap(([key, value]): [string, JsonValue][] => {
    const deeper = steps.get(key);
    const named = key === 'type' || (key === 'id' && !isBlank(value));
    if (value === undefined || (deeper === undefined && !named)) return [];
    const selection = { whole: named || deeper?.whole === true, steps: deeper?.steps ?? NONE };
    return [[key, select(value, selection, `${path}/${key}`)]];
  });
  return Object.fromEntries(members);
}

/** What one step leads to: an own member of an object, or an entry of an array. */
function memberOf(value: JsonValue, step: string, path: string): JsonValue {
  const inArray = Array.isArray(value) && /^(0|[1-9]\d{0,5})$/.test(step);
  const inObject = isJsonObject(value) && !('@value' in value);
  const member = (inArray || inObject) && Object.hasOwn(value, step) ? own(value, step) : undefined;
  if (member === undefined) throw new CredentialError('proof.pointer-wrong', `${path}/${step} is not there`);
  return member;
}

function own(value: JsonObject | readonly JsonValue[], step: string): JsonValue | undefined {
  return isArray(value) ? value[Number(step)] : value[step];
}

function isArray(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isBlank(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.startsWith('_:');
}
