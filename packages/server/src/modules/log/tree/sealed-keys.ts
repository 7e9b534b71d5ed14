import type { SealedKeyStore } from '../../../module.ts';
import type { KeyIdentity, SealedKey } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { type LogKeyRow, selectLogKeys, updateSealed } from './checkpoint-store.ts';

/** Which key of the signer it is: the install's, and no organisation's. */
export function identityOf(id: string): KeyIdentity {
  return { owner: 'install', keyId: id, type: 'Ed25519' };
}

/** The log's key as the signer takes it. */
export function sealedKeyOf({ id, sealed }: Pick<LogKeyRow, 'id' | 'sealed'>): SealedKey {
  return { ...identityOf(id), sealed };
}

/** The keys of the log, for the task that seals them anew and for the state of health. They are few. */
export function sealedKeys({ database }: Pick<LogDeps, 'database'>): SealedKeyStore {
  const all = async () => (await database.read(systemScope('check-keys'), selectLogKeys)).map(sealedKeyOf);
  return {
    sample: all,
    page: async (after) => (await all()).filter(({ keyId }) => after === undefined || keyId > after),
    replace: (key, sealed) =>
      database.write(systemScope('rewrap-keys'), async (unit) => {
        const replaced = await updateSealed(unit.tx, { id: key.keyId, before: key.sealed, after: sealed });
        const action = replaced ? 'log-key.rewrapped' : 'log-key.not-rewrapped';
        await unit.audit({ action, subject: `log-key:${key.keyId}` });
      }),
  };
}
