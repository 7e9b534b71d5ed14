import { type Schema, type SchemaDraft, Validator } from '@cfworker/json-schema';
import type { JsonValue } from '../model/json-value.ts';
import { instanceTexts } from './instance-texts.ts';
import { prepareSchema } from './prepare-schema.ts';
import type { SchemaOutcome } from './schema-outcome.ts';
import { Unsupported } from './unsupported.ts';
import { Work } from './work.ts';

/**
 * Applies a JSON Schema to an instance, within bounded time. References to anything outside of the schema are never
 * followed: whoever must fetch to know an answer does not know it.
 */
export function applySchema(schema: JsonValue, draft: SchemaDraft, instance: JsonValue): SchemaOutcome {
  try {
    const prepared = prepareSchema(schema, { texts: instanceTexts(instance), work: new Work() });
    // NOTE: the library's type of a schema is narrower than JSON Schema; `prepareSchema` has checked what it reads.
    const { valid, errors } = new Validator(prepared as Schema, draft, true).validate(instance);
    if (valid) return { outcome: 'success' };
    const last = errors.at(-1);
    return { outcome: 'failure', detail: `${last?.instanceLocation ?? '#'}: ${(last?.error ?? '').slice(0, 300)}` };
  } catch (error) {
    return { outcome: 'indeterminate', detail: reason(error) };
  }
}

/** All the library throws is about the schema: a reference it cannot follow, an address given twice, no end of depth. */
function reason(error: unknown): string {
  if (error instanceof Unsupported) return error.message;
  return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '').slice(0, 300) : 'unknown';
}
