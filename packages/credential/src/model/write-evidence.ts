import type { AwardEvidence } from './award.ts';
import type { JsonObject } from './json-value.ts';
import { defined, writeText } from './write-members.ts';

/**
 * The Open Badges 3.0 Evidence of some work; with an `id` it leads to the work itself.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#evidence
 */
export function writeEvidence({ name, description, ...rest }: AwardEvidence): JsonObject {
  return {
    type: ['Evidence'],
    ...defined({ ...rest, name: writeText(name), description: writeText(description) }),
  };
}
