import { type Json, list, record, text } from './json.ts';

/** One member of a JSON object, as a line of a table. */
export interface SchemaRow {
  /** How deep it lies, from 0. */
  depth: number;
  name: string;
  type: string;
  required: boolean;
  /** Limits and defaults. */
  note: string;
}

interface Member {
  name: string;
  schema: Json;
  required: boolean;
  depth: number;
}

/** A JSON Schema as lines: every member with its type and limits, what is inside it below it. */
export function schemaRows(schema: Json, depth = 0): SchemaRow[] {
  const inner = innerOf(schema);
  const forms = formsOf(inner);
  if (forms.length > 1) return forms.flatMap((form, index) => formRows(form, index, depth));
  const only = forms[0] ?? inner;
  if (only !== inner) return schemaRows(only, depth);
  return membersOf(inner, depth).flatMap(memberRows);
}

function memberRows(member: Member): SchemaRow[] {
  const { name, schema, required, depth } = member;
  const row = { depth, name, type: typeOf(schema), required, note: noteOf(schema) };
  return [row, ...schemaRows(schema, depth + 1)];
}

/** One of several forms, under what tells it from the others. */
function formRows(form: Json, index: number, depth: number): SchemaRow[] {
  const members = schemaRows(form, depth + 1);
  const constant = Object.entries(record(form.properties)).find(([, schema]) => record(schema).const !== undefined);
  const name = constant ? `${constant[0]}: ${JSON.stringify(record(constant[1]).const)}` : `${index + 1}`;
  return [{ depth, name, type: typeOf(form), required: false, note: '' }, ...members];
}

function membersOf(schema: Json, depth: number): Member[] {
  const required = list(schema.required);
  const named = Object.entries(record(schema.properties)).map(([name, member]) => ({
    name,
    schema: record(member),
    required: required.includes(name),
    depth,
  }));
  const byName = record(schema.additionalProperties);
  if (named.length > 0 || Object.keys(byName).length === 0) return named;
  return [{ name: '*', schema: byName, required: false, depth }];
}

/** What a list is a list of, and what several schemas together ask. */
function innerOf(schema: Json): Json {
  if (schema.items !== undefined) return innerOf(record(schema.items));
  const parts = list(schema.allOf).map(record);
  if (parts.length === 0) return schema;
  const [alternatives] = parts.filter((part) => formsOf(part).length > 1);
  if (!alternatives) return { properties: Object.assign({}, ...parts.map((part) => part.properties)) };
  const shared = parts.filter((part) => part !== alternatives).map((part) => record(part.properties));
  return {
    oneOf: formsOf(alternatives).map((form) => ({
      ...form,
      properties: Object.assign({}, ...shared, record(form.properties)),
    })),
  };
}

/** The alternatives of a schema, but for null. */
function formsOf(schema: Json): Json[] {
  return [...list(schema.anyOf), ...list(schema.oneOf)].map(record).filter(({ type }) => type !== 'null');
}

function isNullable(schema: Json): boolean {
  const alternatives = [...list(schema.anyOf), ...list(schema.oneOf)].map(record);
  return alternatives.some(({ type }) => type === 'null') || list(schema.type).includes('null');
}

/** The type in a few words: `string, uuid`, `list of object`, `"private" | "public"`. */
export function typeOf(schema: Json): string {
  const suffix = isNullable(schema) ? ' | null' : '';
  const forms = formsOf(schema);
  if (forms.length > 0) return `${[...new Set(forms.map(typeOf))].join(' | ')}${suffix}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const values = list(schema.enum);
  if (values.length > 0) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.items !== undefined) return `list of ${typeOf(record(schema.items))}`;
  const name = text(schema.type) || list(schema.type).find((type) => type !== 'null');
  const format = text(schema.format);
  return `${name ?? 'object'}${format ? `, ${format}` : ''}${suffix}`;
}

const limits = [
  ['minLength', 'at least {} characters'],
  ['maxLength', 'at most {} characters'],
  ['minimum', 'at least {}'],
  ['maximum', 'at most {}'],
  ['minItems', 'at least {} entries'],
  ['maxItems', 'at most {} entries'],
] as const;

/** A limit that only says "what fits into a number" is none. */
const safe = Number.MAX_SAFE_INTEGER;

/** Limits and defaults in words. The document itself is in English, as its summaries are. */
export function noteOf(schema: Json): string {
  const said = limits.flatMap(([key, words]) => {
    const limit = schema[key];
    if (typeof limit !== 'number' || Math.abs(limit) >= safe) return [];
    return [key === 'minLength' && limit === 1 ? 'not empty' : words.replace('{}', String(limit))];
  });
  const fallback = schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`];
  return [text(schema.description), [...said, ...fallback].join(', ')].filter(Boolean).join(' ');
}
