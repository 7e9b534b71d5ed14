import type { SealedKeyStore } from '../../../module.ts';
import type { SealedSecret } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type SecretRow, sampleSecrets, selectSecretsAfter, updateSealed } from './provider-store.ts';

/** The secrets of webhooks, for the task that seals everything anew and for the state of health. */
export function sealedSecrets({ database }: Pick<LearningDeps, 'database'>): SealedKeyStore {
  return {
    sample: async () => (await database.read(systemScope('check-keys'), sampleSecrets)).map(sealedOf),
    page: async (after) =>
      (await database.read(systemScope('rewrap-keys'), (tx) => selectSecretsAfter(tx, after))).map(sealedOf),
    replace: (secret, sealed) =>
      database.write({ ...systemScope('rewrap-keys'), organisationId: secret.owner }, async (unit) => {
        const replaced = await updateSealed(unit.tx, { id: secret.keyId, before: secret.sealed, after: sealed });
        await unit.audit({
          action: replaced ? 'proctoring-secret.rewrapped' : 'proctoring-secret.not-rewrapped',
          subject: `proctoring-secret:${secret.keyId}`,
        });
      }),
  };
}

function sealedOf({ id, organisationId, sealed }: SecretRow): SealedSecret {
  return { owner: organisationId, keyId: id, type: 'webhook', sealed };
}
