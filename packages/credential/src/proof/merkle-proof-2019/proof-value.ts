import { decode, encode } from 'cborg';
import { CredentialError } from '../../errors.ts';
import { decodeBase58btc, encodeBase58btc } from './base58btc.ts';
import { type BlockchainNetwork, blockchainNetworks } from './blockchains.ts';
import { type Anchor, MAX_PATH, type MerkleProof, type PathStep } from './merkle-proof.ts';

const ROOT = 0;
const TARGET = 1;
const ANCHORS = 2;
const PATH = 3;
const SIDES = ['left', 'right'] as const;

const HASH = /^[0-9a-f]{64}$/;

/**
 * Writes a proof value: multibase base58btc of the CBOR of a list of pairs, `[number, value]`. A hash is the CBOR of its
 * hexadecimal text, within a byte string: the Python implementation writes it so, and both read it so; the one in
 * JavaScript writes the bytes, which that in Python cannot read, and drops an identifier that begins with `0x`.
 *
 * @see https://w3c-ccg.github.io/lds-merkle-proof-2019/
 * @throws CredentialError `proof.malformed`
 */
export function encodeProofValue({ path, merkleRoot, targetHash, anchor }: MerkleProof): string {
  if (path.length > MAX_PATH) throw malformed(`a path of ${path.length} steps`);
  const { network, transactionId } = anchor;
  const value = encode([
    [PATH, path.map(({ side, hash }) => [SIDES.indexOf(side), text(hash)])],
    [ROOT, text(merkleRoot)],
    [TARGET, text(targetHash)],
    [
      ANCHORS,
      [
        [
          [0, network.codes[0]],
          [1, network.codes[1]],
          [2, text(transactionId)],
        ],
      ],
    ],
  ]);
  return `z${encodeBase58btc(value)}`;
}

/**
 * Reads a proof value, whichever implementation wrote it. The four parts must each be there once, in any order, in the
 * one shortest CBOR, and there must be one anchor: of two, a reader who looks at the first and one who looks at the last
 * would see different transactions.
 *
 * @throws CredentialError `proof.malformed`
 */
export function decodeProofValue(proofValue: string): MerkleProof {
  if (!proofValue.startsWith('z')) throw malformed('not base58btc');
  const parts = new Map<unknown, unknown>();
  for (const part of list(decoded(proofValue))) {
    const [name, value] = pair(part);
    if (parts.has(name)) throw malformed(`two parts ${String(name)}`);
    parts.set(name, value);
  }
  if (parts.size !== (parts.has(PATH) ? 4 : 3)) throw malformed('other parts than those of a proof');
  const path = list(parts.get(PATH) ?? []).map(toStep);
  if (path.length > MAX_PATH) throw malformed(`a path of ${path.length} steps`);
  return {
    path,
    merkleRoot: toHash(parts.get(ROOT)),
    targetHash: toHash(parts.get(TARGET)),
    anchor: toAnchor(parts.get(ANCHORS)),
  };
}

function decoded(proofValue: string): unknown {
  try {
    return decodeCbor(decodeBase58btc(proofValue.slice(1)));
  } catch (cause) {
    throw malformed('not CBOR in base58btc', cause);
  }
}

function decodeCbor(bytes: Uint8Array): unknown {
  return decode(bytes, { strict: true, allowIndefinite: false, allowUndefined: false, allowNaN: false });
}

function toStep(step: unknown): PathStep {
  const [code, value] = pair(step);
  const side = SIDES.find((_, at) => at === code);
  if (side === undefined) throw malformed('a step to no side');
  return { side, hash: toHash(value) };
}

function toHash(value: unknown): string {
  const hash = letters(value);
  if (!HASH.test(hash)) throw malformed('no hash of 32 bytes');
  return hash;
}

function toAnchor(value: unknown): Anchor {
  const [anchor, ...more] = list(value);
  if (anchor === undefined || more.length > 0) throw malformed(`${more.length === 0 ? 'no' : 'more than one'} anchor`);
  const [chain, second, third, ...rest] = list(anchor).map(pair);
  if (chain?.[0] !== 0 || second?.[0] !== 1 || rest.length > 0) throw malformed('an anchor in other words');
  // On a mock chain some write no network, and a text where the transaction stands.
  if (third === undefined) return { network: networkOf(chain[1], -1), transactionId: letters(second[1]) };
  if (third[0] !== 2) throw malformed('an anchor in other words');
  return { network: networkOf(chain[1], second[1]), transactionId: letters(third[1]) };
}

function networkOf(chain: unknown, network: unknown): BlockchainNetwork {
  const found = blockchainNetworks.find(({ codes }) => codes[0] === chain && codes[1] === network);
  if (found === undefined) throw malformed('a blockchain without a name');
  return found;
}

/** The text in a byte string: itself CBOR, of a text, or of bytes that are meant in hexadecimal. */
function letters(value: unknown): string {
  if (!(value instanceof Uint8Array)) throw malformed('a value that is no byte string');
  try {
    const inner = decodeCbor(value);
    if (typeof inner === 'string') return inner;
    if (inner instanceof Uint8Array) return [...inner].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch (cause) {
    throw malformed('a value that is no CBOR', cause);
  }
  throw malformed('a value that is neither text nor bytes');
}

const text = (value: string): Uint8Array => encode(value);

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw malformed('a part that is no list');
  return value;
}

function pair(value: unknown): readonly [unknown, unknown] {
  const [name, content, ...rest] = list(value);
  if (name === undefined || content === undefined || rest.length > 0) throw malformed('a part that is no pair');
  return [name, content];
}

function malformed(detail: string, cause?: unknown): CredentialError {
  return new CredentialError('proof.malformed', `MerkleProof2019: ${detail}`, { cause });
}
