import { expect, test } from 'vitest';
import type { SecuredDocument } from '../proof/proof-verifier.ts';
import { BlockcertsWorld } from '../testing/blockcerts-world.ts';
import { FLIP_LIMIT_MS, flipBits } from '../testing/flip-bits.ts';

/**
 * What is shown holds the hash of the document and the transaction. `created` is covered by nothing and shown nowhere: the
 * time that is shown is that of the block.
 */
test(
  'A16 one flipped bit anywhere in a recorded credential is refused, unless it means the same',
  async ({ task }) => {
    const chain = await BlockcertsWorld.create();
    const blockcert: SecuredDocument = (await chain.record(chain.unsigned(3)))[1] ?? {};
    const flips = await flipBits({
      task,
      form: 'merkle-proof-2019',
      bytes: new TextEncoder().encode(JSON.stringify(blockcert)),
      atMost: 1_500,
      async shownOf(bytes) {
        const { outcome, credential, technical } = await chain.world.verify(new TextDecoder().decode(bytes));
        return outcome === 'valid' ? { credential, proofs: technical.proofs } : undefined;
      },
    });
    expect(flips.original).toBeDefined();
    expect(flips.accepted).toEqual([]);
    expect(flips.tried).toBeGreaterThan(1_000);
  },
  FLIP_LIMIT_MS,
);
