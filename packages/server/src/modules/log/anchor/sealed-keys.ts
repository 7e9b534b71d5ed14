import type { SealedKeyStore } from '../../../module.ts';
import type { SealedKey } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import { type PublisherRow, selectPublisher, updateSealed } from './chain-store.ts';
import type { AnchorDeps } from './deps.ts';
import { publisherOwner } from './ensure-publisher.ts';

/** The publisher's key, for the task that seals keys anew and for the state of health. */
export function sealedKeys({ database }: Pick<AnchorDeps, 'database'>): SealedKeyStore {
  const all = async (task: string) => {
    const row = await database.read(systemScope(task), selectPublisher);
    return row ? [sealedKeyOf(row)] : [];
  };
  return {
    sample: () => all('check-keys'),
    page: async (after) => (after === undefined ? all('rewrap-keys') : []),
    replace: (key, sealed) =>
      database.write(systemScope('rewrap-keys'), async (unit) => {
        const replaced = await updateSealed(unit.tx, { before: key.sealed, after: sealed });
        await unit.audit({
          action: replaced ? 'publisher.rewrapped' : 'publisher.not-rewrapped',
          subject: `publisher:${key.keyId}`,
        });
      }),
  };
}

/** The key as the signer takes it. */
export function sealedKeyOf({ id, sealed }: Pick<PublisherRow, 'id' | 'sealed'>): SealedKey {
  return { owner: publisherOwner, keyId: id, type: 'secp256k1', sealed };
}
