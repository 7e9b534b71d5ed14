import { type Json, list, record, text } from './json.ts';

const byFormat: Readonly<Record<string, string>> = {
  uuid: '7f4e1c9a-3b52-4d0e-9a61-2c8f5e7d9b10',
  email: 'linnea@example.org',
  'date-time': '2026-11-24T09:00:00Z',
  date: '2026-11-24',
  uri: 'https://example.org/',
};

/** A value that a JSON Schema accepts, with what is required and no more. */
export function exampleOf(schema: Json, name = 'text'): unknown {
  if (schema.const !== undefined) return schema.const;
  const values = list(schema.enum);
  if (values.length > 0) return values[0];
  const forms = [...list(schema.anyOf), ...list(schema.oneOf), ...list(schema.allOf)].map(record);
  if (forms[0]) return exampleOf(forms[0], name);
  if (schema.type === 'object' || schema.properties !== undefined) return exampleObject(schema);
  if (schema.type === 'array') return [exampleOf(record(schema.items), name)];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return exampleNumber(schema);
  return exampleText(schema, name);
}

function exampleObject(schema: Json): Json {
  const properties = record(schema.properties);
  const required = list(schema.required).map(text);
  // Where nothing is required, one member shows the form.
  const shown = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  return Object.fromEntries(shown.map((name) => [name, exampleOf(record(properties[name]), name)]));
}

function exampleNumber({ minimum }: Json): number {
  return typeof minimum === 'number' && minimum > 1 && minimum < 1_000_000 ? minimum : 1;
}

function exampleText({ format, minLength }: Json, name: string): string {
  const known = byFormat[text(format)];
  if (known !== undefined) return known;
  const words = `your ${name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}`;
  return typeof minLength === 'number' ? words.padEnd(minLength, '.') : words;
}
