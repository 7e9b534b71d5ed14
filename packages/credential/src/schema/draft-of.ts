import type { SchemaDraft } from '@cfworker/json-schema';

const DRAFTS: ReadonlyMap<string, SchemaDraft> = new Map([
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft-07/schema', '7'],
]);

/** The edition of JSON Schema that `$schema` names. Both `http:` and `https:` are written, with and without `#`. */
export function draftOf($schema: string): SchemaDraft | undefined {
  return DRAFTS.get($schema.replace(/^https?:\/\//, '').replace(/#$/, ''));
}
