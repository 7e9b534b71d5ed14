import { systemScope } from '../../../storage/index.ts';
import { logPlace } from '../addresses.ts';
import type { LogDeps } from '../deps.ts';
import { insertLogKey, type LogKeyRow, selectLogKey } from './checkpoint-store.ts';
import { identityOf } from './sealed-keys.ts';

/** The key that signs checkpoints; made at the first need, once even if two ask at the same time. */
export async function ensureLogKey({
  database,
  signer,
  randomness,
  origin,
}: Pick<LogDeps, 'database' | 'signer' | 'randomness' | 'origin'>): Promise<LogKeyRow> {
  const scope = systemScope('ensure-log-key');
  const kept = await database.read(scope, selectLogKey);
  if (kept) return kept;
  const id = randomness.uuid();
  const { name } = logPlace(origin);
  const { sealed, publicKey } = await signer.createKey(identityOf(id));
  const made = { id, name, publicKey, sealed };
  return database.write(scope, async (unit) => {
    const added = await insertLogKey(unit.tx, made, unit.now);
    await unit.audit({
      action: added ? 'log-key.created' : 'log-key.discarded',
      subject: `log-key:${id}`,
      detail: { name, publicKey: Buffer.from(publicKey).toString('base64') },
    });
    return (await selectLogKey(unit.tx)) ?? made;
  });
}
