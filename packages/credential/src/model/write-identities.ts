import type { AwardIdentity } from './award.ts';
import type { JsonObject } from './json-value.ts';
import { defined } from './write-members.ts';

/** @see https://www.imsglobal.org/spec/ob/v3p0/#identityobject */
export function writeIdentities(identities: readonly AwardIdentity[] = []): JsonObject[] {
  return identities.map(({ type, value, salt }) => ({
    type: 'IdentityObject',
    identityHash: value,
    identityType: type,
    hashed: salt !== undefined,
    ...defined({ salt }),
  }));
}
