import { z } from 'zod';
import { CredentialError } from '../../errors.ts';
import { MAX_SECRETS } from './bbs/check-commitment.ts';
import { MAX_MESSAGES } from './bbs/generators.ts';
import {
  bytes,
  index,
  indexes,
  labelMap,
  listOf,
  proofKind,
  readProofValue,
  someBytes,
  writeProofValue,
} from './proof-value.ts';

/** The third byte of a proof value: base proofs are even, and what is derived from each is the odd one after it. */
const BASE = 0x02;
const HOLDER_BASE = 0x04;
/** The other optional features of the specification, "at risk" in it and not done here. */
const FEATURES: ReadonlyMap<number, string> = new Map([
  [0x06, 'pseudonym'],
  [0x08, 'holder binding and pseudonym'],
]);

const MAX_PROOF = 272 + 32 * (MAX_MESSAGES + MAX_SECRETS + 1);
const MAX_PRESENTATION_HEADER = 4_096;

const baseSchema = z.tuple([bytes(80), bytes(64), bytes(96), bytes(32), listOf(z.string())]);
const derived = [someBytes(MAX_PROOF), labelMap(index), indexes, indexes, someBytes(MAX_PRESENTATION_HEADER)] as const;
const derivedSchema = z.tuple(derived);
const holderDerivedSchema = z.tuple([...derived, index]);

/** What the issuer gives the holder. */
export interface BbsBaseProof {
  readonly bbsSignature: Uint8Array<ArrayBuffer>;
  /** The hashes of proof options and mandatory statements. */
  readonly bbsHeader: Uint8Array<ArrayBuffer>;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly hmacKey: Uint8Array<ArrayBuffer>;
  readonly mandatoryPointers: readonly string[];
  /** True if a secret of the holder was signed with it. */
  readonly isHolderBound: boolean;
}

/** What the holder gives a verifier. */
export interface BbsDerivedProof {
  readonly bbsProof: Uint8Array<ArrayBuffer>;
  /** The number of the label under which a node was signed, by the number of its canonical label in what is disclosed. */
  readonly labels: ReadonlyMap<number, number>;
  /** Which of the disclosed statements are mandatory. */
  readonly mandatoryIndexes: readonly number[];
  /** The places of the other disclosed statements among all that are not mandatory. */
  readonly selectiveIndexes: readonly number[];
  readonly presentationHeader: Uint8Array<ArrayBuffer>;
  /** Where a secret of the holder was signed: how many statements were signed before it. */
  readonly lengthBbsMessages?: number | undefined;
}

/**
 * @see https://www.w3.org/TR/vc-di-bbs/#parsebaseproofvalue
 * @throws CredentialError `proof.malformed`, `proof.already-derived`, `proof.suite-unsupported`
 */
export function readBbsBaseProof(proofValue: string): BbsBaseProof {
  const kind = kindOf(proofValue);
  if (isDerived(kind)) throw new CredentialError('proof.already-derived', 'bbs-2023');
  const [bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers] = readProofValue(proofValue, baseSchema);
  return { bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers, isHolderBound: kind === HOLDER_BASE };
}

/**
 * @see https://www.w3.org/TR/vc-di-bbs/#parsederivedproofvalue
 * @throws CredentialError `proof.malformed`, `proof.base-proof`, `proof.suite-unsupported`
 */
export function readBbsDerivedProof(proofValue: string): BbsDerivedProof {
  const kind = kindOf(proofValue);
  if (!isDerived(kind)) throw new CredentialError('proof.base-proof', 'bbs-2023');
  const schema = kind === BASE + 1 ? derivedSchema : holderDerivedSchema;
  const components = readProofValue(proofValue, schema);
  const [bbsProof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader, lengthBbsMessages] = components;
  return { bbsProof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader, lengthBbsMessages };
}

/** @see https://www.w3.org/TR/vc-di-bbs/#serializebaseproofvalue */
export function writeBbsBaseProof(proof: BbsBaseProof): string {
  const { bbsHeader, bbsSignature, hmacKey, isHolderBound, mandatoryPointers, publicKey } = proof;
  const components = [bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers];
  return writeProofValue(isHolderBound ? HOLDER_BASE : BASE, components);
}

/** @see https://www.w3.org/TR/vc-di-bbs/#serializederivedproofvalue */
export function writeBbsDerivedProof(proof: BbsDerivedProof): string {
  const { bbsProof, labels, mandatoryIndexes, lengthBbsMessages, presentationHeader, selectiveIndexes } = proof;
  const components = [bbsProof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader];
  return lengthBbsMessages === undefined
    ? writeProofValue(BASE + 1, components)
    : writeProofValue(HOLDER_BASE + 1, [...components, lengthBbsMessages]);
}

const isDerived = (kind: number) => kind % 2 === 1;

function kindOf(proofValue: string): number {
  const kind = proofKind(proofValue);
  const base = kind === undefined ? undefined : kind & ~1;
  if (kind === undefined || base === undefined)
    throw new CredentialError('proof.malformed', 'no proof value of bbs-2023');
  if (base === BASE || base === HOLDER_BASE) return kind;
  const feature = FEATURES.get(base);
  if (feature === undefined) throw new CredentialError('proof.malformed', 'no proof value of bbs-2023');
  // The holder's full copy is not to be shown, whatever its features.
  throw new CredentialError('proof.suite-unsupported', `bbs-2023 with ${feature}`);
}
