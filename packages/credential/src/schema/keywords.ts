import { isJsonObject, type JsonValue } from '../model/json-value.ts';

/** What the value of a keyword is, as far as it matters for applying it. */
export type KeywordKind =
  | 'schema'
  | 'schemas'
  | 'schema-map'
  | 'items'
  | 'dependencies'
  | 'text'
  | 'texts'
  | 'count'
  | 'number'
  | 'flag'
  | 'list'
  | 'text-lists'
  | 'types'
  | 'any'
  | 'unsupported';

/**
 * The keywords of JSON Schema 2020-12, 2019-09 and draft-07 that are applied or walked through. Every other keyword may
 * hold a schema that is referred to, and is walked through like one.
 *
 * `$dynamicRef` is a reference that depends on the way taken to it: no schema of a credential needs it, and a validator
 * that leaves it out would pass what must fail.
 */
export const keywords: ReadonlyMap<string, KeywordKind> = new Map<string, KeywordKind>([
  ...each('schema', 'additionalItems', 'unevaluatedItems', 'contains', 'additionalProperties'),
  ...each('schema', 'unevaluatedProperties', 'propertyNames', 'not', 'if', 'then', 'else', 'contentSchema'),
  ...each('schemas', 'prefixItems', 'allOf', 'anyOf', 'oneOf'),
  ...each('schema-map', '$defs', 'definitions', 'properties', 'patternProperties', 'dependentSchemas'),
  ...each('items', 'items'),
  ...each('dependencies', 'dependencies'),
  ...each('text', '$id', '$ref', '$schema', '$anchor', '$recursiveRef', 'pattern', 'format'),
  ...each('text', '$comment', 'title', 'description', 'contentEncoding', 'contentMediaType'),
  ...each('texts', 'required'),
  ...each('count', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'),
  ...each('count', 'minContains', 'maxContains'),
  ...each('number', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'),
  ...each('flag', 'uniqueItems', '$recursiveAnchor', 'readOnly', 'writeOnly', 'deprecated'),
  ...each('list', 'enum', 'examples'),
  ...each('text-lists', 'dependentRequired'),
  ...each('types', 'type'),
  ...each('any', 'const', 'default', '$vocabulary'),
  ...each('unsupported', '$dynamicRef', '$dynamicAnchor'),
]);

const TYPES: readonly JsonValue[] = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];
const isText = (value: JsonValue) => typeof value === 'string';
const isTextList = (value: JsonValue) => Array.isArray(value) && value.every(isText);
const isSchema = (value: JsonValue) => typeof value === 'boolean' || isJsonObject(value);
const isSchemaList = (value: JsonValue) => Array.isArray(value) && value.length > 0 && value.every(isSchema);
const everyMember = (value: JsonValue, check: (member: JsonValue) => boolean) =>
  isJsonObject(value) && Object.values(value).every((member) => member !== undefined && check(member));

const checks: Readonly<Record<KeywordKind, (value: JsonValue) => boolean>> = {
  schema: isSchema,
  schemas: isSchemaList,
  'schema-map': (value) => everyMember(value, isSchema),
  items: (value) => isSchema(value) || isSchemaList(value),
  dependencies: (value) => everyMember(value, (member) => isSchema(member) || isTextList(member)),
  text: isText,
  texts: isTextList,
  count: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0,
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  list: Array.isArray,
  'text-lists': (value) => everyMember(value, isTextList),
  types: (value) => (Array.isArray(value) ? value : [value]).every((type: JsonValue) => TYPES.includes(type)),
  any: () => true,
  unsupported: () => false,
};

/** True if a keyword has a value of its kind. */
export function isOfKind(kind: KeywordKind, value: JsonValue): boolean {
  return checks[kind](value);
}

function each(kind: KeywordKind, ...names: string[]): [string, KeywordKind][] {
  return names.map((name) => [name, kind]);
}
