import type { Hex, Registry, TransactionSigner } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import { type ChainRow, selectChain, upsertChain } from './chain-store.ts';
import type { AnchorDeps } from './deps.ts';
import { ensurePublisher } from './ensure-publisher.ts';
import { sealedKeyOf } from './sealed-keys.ts';

/** The chain that a round works on. */
export interface EnteredChain {
  kind: ChainRow['kind'];
  chainId: number;
  registry: Registry;
  /** Whether the contract is the one that the publisher's first transaction makes. */
  makesContract: boolean;
  signer: TransactionSigner;
}

/** Which of the two chains of an install this is. */
export function kindOf({ chain }: Pick<AnchorDeps, 'chain'>): ChainRow['kind'] {
  return chain.isDevelopment ? 'development' : 'configured';
}

/**
 * Finds out which chain it is, who publishes and where. The id that the chain had at the first contact, or that the
 * operator names, is the one for good: an endpoint that says another is not believed.
 */
export async function enterChain(deps: AnchorDeps): Promise<EnteredChain> {
  const { database, chain, policy, signer } = deps;
  const kind = kindOf(deps);
  const publisher = await ensurePublisher(deps);
  const { firstContract } = await chain.addressOf(publisher.publicKey);
  const kept = await database.read(systemScope('enter-chain'), (tx) => selectChain(tx, kind));
  const chainId = policy.chainId ?? kept?.chainId ?? (await chain.chainId());
  chain.pinChainId(chainId);
  const contract = policy.contract ?? firstContract;
  const registry = { contract, publisher: publisher.address };
  if (!isSame(kept, { chainId, ...registry })) {
    await database.write(systemScope('enter-chain'), async (unit) => {
      await upsertChain(unit.tx, { kind, chainId, ...registry, now: unit.now });
      await unit.audit({ action: 'chain.entered', subject: `chain:${chainId}`, detail: { kind, ...registry } });
    });
  }
  const key = sealedKeyOf(publisher);
  return {
    kind,
    chainId,
    registry,
    makesContract: policy.contract === undefined,
    signer: { address: publisher.address, sign: (digest) => signer.sign(key, digest) },
  };
}

function isSame(kept: ChainRow | undefined, found: { chainId: number; contract: Hex; publisher: Hex }): boolean {
  return kept?.chainId === found.chainId && kept.contract === found.contract && kept.publisher === found.publisher;
}
