import { type Scope, systemScope } from '../../../storage/index.ts';
import { insertPublisher, type PublisherRow, selectPublisher } from './chain-store.ts';
import type { AnchorDeps } from './deps.ts';

/** Whose the publisher's key is: no organisation's. */
export const publisherOwner = 'install';

const scope: Scope = systemScope('ensure-publisher');

/** The install's key for transactions; made at the first need, once even if two ask at the same time. */
export async function ensurePublisher({
  database,
  signer,
  randomness,
  chain,
}: Pick<AnchorDeps, 'database' | 'signer' | 'randomness' | 'chain'>): Promise<PublisherRow> {
  const kept = await database.read(scope, selectPublisher);
  if (kept) return kept;
  const id = randomness.uuid();
  const { sealed, publicKey } = await signer.createKey({ owner: publisherOwner, keyId: id, type: 'secp256k1' });
  const { publisher: address } = await chain.addressOf(publicKey);
  const made = { id, sealed, publicKey, address };
  return database.write(scope, async (unit) => {
    const added = await insertPublisher(unit.tx, made, unit.now);
    await unit.audit({
      action: added ? 'publisher.created' : 'publisher.discarded',
      subject: `publisher:${id}`,
      detail: { address },
    });
    return (await selectPublisher(unit.tx)) ?? made;
  });
}
