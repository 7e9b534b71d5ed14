import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { formats } from './formats.ts';
import type { InstanceTexts } from './instance-texts.ts';
import { isOfKind, type KeywordKind, keywords } from './keywords.ts';
import { Unsupported } from './unsupported.ts';
import type { Work } from './work.ts';

/** What a schema is prepared for. */
export interface Preparation {
  readonly texts: InstanceTexts;
  readonly work: Work;
}

/** What applying an empty schema costs, measured in comparisons. */
const STEPS_AN_APPLICATION = 100;

/** A schema in the hands of the validator, which writes marks of its own into it. */
type Prepared = Record<string, unknown>;

/**
 * A copy of a schema, made harmless for one instance:
 *
 * - `pattern`, `patternProperties` and `format` become lists of those texts of this very instance that match them, found in
 *   linear time. The validator would hand foreign patterns to the engine of the runtime, and some of its own formats can be
 *   kept busy as well;
 * - every use of every part of it is counted, so that a small schema cannot unfold without end;
 * - what is no JSON Schema, or needs what the validator leaves out, is refused.
 *
 * @throws Unsupported
 */
export function prepareSchema(schema: JsonValue, preparation: Preparation): Prepared | boolean {
  if (typeof schema === 'boolean') return schema;
  if (!isJsonObject(schema)) throw new Unsupported('a schema that is neither an object nor true nor false');
  const copy: Prepared = {};
  for (const [key, value] of Object.entries(schema)) {
    if (value !== undefined) copy[key] = member(key, value, preparation);
  }
  boundTexts(copy, schema, preparation);
  boundProperties(copy, schema, preparation);
  count(copy, preparation);
  return copy;
}

function member(key: string, value: JsonValue, preparation: Preparation): unknown {
  const kind = keywords.get(key);
  if (kind === undefined) return isJsonObject(value) ? prepareSchema(value, preparation) : value;
  if (!isOfKind(kind, value)) throw new Unsupported(`${key} is not as JSON Schema wants it, or is not supported`);
  return walk(kind, value, preparation);
}

function walk(kind: KeywordKind, value: JsonValue, preparation: Preparation): unknown {
  const prepare = (schema: JsonValue) => prepareSchema(schema, preparation);
  if (kind === 'schema') return prepare(value);
  if (kind === 'schemas' || kind === 'items') return isJsonList(value) ? value.map(prepare) : prepare(value);
  if (kind === 'schema-map' || kind === 'dependencies') {
    const entries = Object.entries(value as JsonObject); // `isOfKind` has just shown that it is an object.
    return Object.fromEntries(entries.map(([key, one]) => [key, isJsonList(one) ? one : prepare(one ?? true)]));
  }
  return value;
}

/** `pattern` and `format` say something of texts only. */
function boundTexts(copy: Prepared, { pattern, format }: JsonObject, { texts, work }: Preparation): void {
  delete copy.pattern;
  delete copy.format;
  const check = typeof format === 'string' ? formats.get(format) : undefined;
  const lists = [
    ...(typeof pattern === 'string' ? [texts.matching(pattern, work)] : []),
    ...(check === undefined ? [] : [texts.all.filter(check)]),
  ];
  const bounds = lists.map((list) => ({ anyOf: [{ not: { type: 'string' } }, { enum: list }] }));
  if (bounds.length > 0) copy.allOf = [...((copy.allOf as unknown[] | undefined) ?? []), ...bounds];
}

function boundProperties(copy: Prepared, { patternProperties }: JsonObject, { texts, work }: Preparation): void {
  if (!isJsonObject(patternProperties)) return;
  const prepared = copy.patternProperties as Prepared;
  const properties: Prepared = { ...(copy.properties as Prepared | undefined) };
  for (const pattern of Object.keys(patternProperties)) {
    for (const key of texts.keysMatching(pattern, work)) {
      const before = Object.hasOwn(properties, key) ? [properties[key]] : [];
      properties[key] = { allOf: [...before, prepared[pattern]] };
    }
  }
  delete copy.patternProperties;
  copy.properties = properties;
}

/**
 * The validator reads `$recursiveAnchor` of every schema each time it applies it: there it is counted, with what one
 * application costs.
 */
function count(copy: Prepared, { texts, work }: Preparation): void {
  const { uniqueItems, $recursiveAnchor, allOf } = copy;
  const bounds = allOf === undefined ? 0 : texts.all.length;
  const cost = STEPS_AN_APPLICATION + size(copy) + texts.width + bounds + (uniqueItems === true ? texts.width ** 2 : 0);
  Object.defineProperty(copy, '$recursiveAnchor', {
    enumerable: false,
    get: () => {
      work.spend(cost);
      return $recursiveAnchor;
    },
  });
}

function size(copy: Prepared): number {
  const { enum: values, const: value, required } = copy;
  const nodes = (one: unknown): number =>
    typeof one === 'object' && one !== null
      ? Object.values(one).reduce<number>((sum, next) => sum + nodes(next), 1)
      : 1;
  return Object.keys(copy).length + nodes(values) + nodes(value) + nodes(required);
}
