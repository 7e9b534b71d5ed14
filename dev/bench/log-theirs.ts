import { hash, randomBytes } from 'node:crypto';
import { MerkleTree } from 'merkletreejs';
import { costOf, memoryNow } from './measure.ts';

/** The hash of OpenSSL, which is the fastest that this library can be given. */
const sha256 = (data: Buffer) => hash('sha256', data, 'buffer');

/**
 * A tree in memory with merkletreejs: built at once from all entries, as that is how it is built fastest, and a proof for
 * each. Unlike ours it is no log: it has no files, no receipts, and to grow it is built anew.
 */
export async function benchTheirs(size: number) {
  const entries = entriesOf(size);
  let tree = new MerkleTree([], sha256);
  const build = await costOf(() => {
    tree = new MerkleTree(entries, sha256, { hashLeaves: true });
    tree.getRoot();
  });
  let nodes = 0;
  const proofs = await costOf(() => {
    for (let index = 0; index < size; index++) nodes += tree.getProof(tree.getLeaf(index), index).length;
  });
  return { size, build, proofs, nodes, memory: memoryNow() };
}

/** The same, with a root after every `step` entries. */
export async function benchTheirsGrowing(size: number, step: number) {
  const entries = entriesOf(size);
  const grow = await costOf(() => {
    for (let until = step; until <= size; until += step) {
      new MerkleTree(entries.slice(0, until), sha256, { hashLeaves: true }).getRoot();
    }
  });
  return { size, grow, memory: memoryNow() };
}

function entriesOf(size: number): Buffer[] {
  return Array.from({ length: size }, () => randomBytes(32));
}
