import type { SealedKeyStore } from '../../../module.ts';
import { systemScope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { sealedKeyOf } from './sealed-key-of.ts';
import { sampleKeys, selectKeysAfter, updateSealed } from './sealed-store.ts';

/** The organisations' keys, those that sign credentials and those that sign histories, for the task that seals them anew and for the state of health. */
export function sealedKeys({ database }: Pick<IssuerDeps, 'database'>): SealedKeyStore {
  return {
    sample: async () => (await database.read(systemScope('check-keys'), sampleKeys)).map(sealedKeyOf),
    page: async (after) =>
      (await database.read(systemScope('rewrap-keys'), (tx) => selectKeysAfter(tx, after))).map(sealedKeyOf),
    replace: (key, sealed) =>
      database.write({ ...systemScope('rewrap-keys'), organisationId: key.owner }, async (unit) => {
        const replaced = await updateSealed(unit.tx, { id: key.keyId, before: key.sealed, after: sealed });
        await unit.audit({
          action: replaced ? `${replaced}.rewrapped` : 'key.not-rewrapped',
          subject: `${replaced ?? 'key'}:${key.keyId}`,
        });
      }),
  };
}
