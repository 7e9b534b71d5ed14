import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';
import { MAX_PROOFS } from './proof.ts';

/**
 * The proofs that one of a document builds on, in the order in which the document has them.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains
 * @throws CredentialError `proof.chain-broken` when one of them is not there
 */
export function previousProofs(proof: JsonObject, all: readonly JsonObject[]): readonly JsonObject[] {
  const ids = previousIds(proof);
  for (const id of ids) {
    if (!all.some((other) => other.id === id)) throw new CredentialError('proof.chain-broken', `no proof ${id}`);
  }
  return all.filter(({ id }) => typeof id === 'string' && ids.includes(id));
}

/**
 * Holds the proofs of a document to what makes them a set or a chain: at most sixteen, no id twice, and every
 * `previousProof` there and before its follower, never in a circle.
 *
 * @throws CredentialError `proof.malformed`, `proof.chain-broken`
 */
export function checkProofChain(proofs: readonly JsonObject[]): void {
  if (proofs.length > MAX_PROOFS) throw new CredentialError('proof.malformed', `${proofs.length} proofs`);
  const ids = proofs.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  if (new Set(ids).size !== ids.length) throw new CredentialError('proof.chain-broken', 'two proofs with one id');
  const settled = new Set<JsonObject>();
  for (const proof of proofs) walk(proof, { proofs, settled, path: [] });
}

interface Walk {
  readonly proofs: readonly JsonObject[];
  /** The proofs that are known to lead into no circle. */
  readonly settled: Set<JsonObject>;
  readonly path: readonly JsonObject[];
}

function walk(proof: JsonObject, { proofs, settled, path }: Walk): void {
  if (settled.has(proof)) return;
  if (path.includes(proof)) throw new CredentialError('proof.chain-broken', `a circle through ${String(proof.id)}`);
  for (const previous of previousProofs(proof, proofs)) walk(previous, { proofs, settled, path: [...path, proof] });
  settled.add(proof);
}

function previousIds({ previousProof }: JsonObject): readonly string[] {
  if (previousProof === undefined) return [];
  const list: readonly unknown[] = Array.isArray(previousProof) ? previousProof : [previousProof];
  return list.map((id) => {
    if (typeof id !== 'string') throw new CredentialError('proof.malformed', '/previousProof: not an id');
    return id;
  });
}
