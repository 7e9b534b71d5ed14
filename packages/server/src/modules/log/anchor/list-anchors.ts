import type { Database } from '../../../storage/index.ts';
import { type AnchorRow, selectConfirmed, selectCovering, selectNewestConfirmed } from './store.ts';

/** A checkpoint on a chain, as it is shown. */
export interface Anchor {
  chainId: number;
  contract: string;
  publisher: string;
  origin: string;
  size: number;
  root: string;
  transaction: string;
  block: number;
  blockHash: string;
  blockTime: string;
}

const scope = { actor: { kind: 'anonymous' } } as const;

/** Every checkpoint that counts as anchored, oldest first. */
export async function listAnchors({ database }: { database: Database }): Promise<Anchor[]> {
  return (await database.read(scope, selectConfirmed)).flatMap((row) => present(row) ?? []);
}

/** The checkpoint that came to count last. */
export async function newestAnchor({ database }: { database: Database }): Promise<Anchor | undefined> {
  const row = await database.read(scope, selectNewestConfirmed);
  return row && present(row);
}

/** The first checkpoint that counts as anchored and has the entry: on the chain that is in use, else on one that was. */
export async function anchorCovering(
  { database }: { database: Database },
  { index, chainId }: { index: number; chainId: number | undefined },
): Promise<Anchor | undefined> {
  const row = await database.read(scope, (tx) => selectCovering(tx, { index, chainId }));
  return row && present(row);
}

function present(row: AnchorRow): Anchor | undefined {
  const { chainId, contract, publisher, origin, size, root, transaction, block, blockHash, blockTime } = row;
  if (transaction === null || block === null || blockHash === null || blockTime === null) return undefined;
  return {
    chainId,
    contract,
    publisher,
    origin,
    size,
    root,
    transaction,
    block,
    blockHash,
    blockTime: blockTime.toISOString(),
  };
}
