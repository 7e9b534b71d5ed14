import { z } from 'zod';
import { CredentialError } from '../../errors.ts';
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

const BASE = 0x02;
const DERIVED = 0x03;
/** The optional features of the specification, "at risk" in it and not done here: base proofs are even, derived ones odd. */
const FEATURES: ReadonlyMap<number, string> = new Map([
  [0x04, 'anonymous holder binding'],
  [0x06, 'pseudonym'],
  [0x08, 'holder binding and pseudonym'],
]);

const MAX_PROOF = 272 + 32 * MAX_MESSAGES;
const MAX_PRESENTATION_HEADER = 4_096;

const baseSchema = z.tuple([bytes(80), bytes(64), bytes(96), bytes(32), listOf(z.string())]);
const derivedSchema = z.tuple([
  someBytes(MAX_PROOF),
  labelMap(index),
  indexes,
  indexes,
  someBytes(MAX_PRESENTATION_HEADER),
]);

/** What the issuer gives the holder. */
export interface BbsBaseProof {
  readonly bbsSignature: Uint8Array<ArrayBuffer>;
  /** The hashes of proof options and mandatory statements. */
  readonly bbsHeader: Uint8Array<ArrayBuffer>;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly hmacKey: Uint8Array<ArrayBuffer>;
  readonly mandatoryPointers: readonly string[];
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
}

/**
 * @see https://www.w3.org/TR/vc-di-bbs/#parsebaseproofvalue
 * @throws CredentialError `proof.malformed`, `proof.already-derived`, `proof.suite-unsupported`
 */
export function readBbsBaseProof(proofValue: string): BbsBaseProof {
  if (kindOf(proofValue) === DERIVED) throw new CredentialError('proof.already-derived', 'bbs-2023');
  const [bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers] = readProofValue(proofValue, baseSchema);
  return { bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers };
}

/**
 * @see https://www.w3.org/TR/vc-di-bbs/#parsederivedproofvalue
 * @throws CredentialError `proof.malformed`, `proof.base-proof`, `proof.suite-unsupported`
 */
export function readBbsDerivedProof(proofValue: string): BbsDerivedProof {
  if (kindOf(proofValue) === BASE) throw new CredentialError('proof.base-proof', 'bbs-2023');
  const [bbsProof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader] = readProofValue(
    proofValue,
    derivedSchema,
  );
  return { bbsProof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader };
}

/** @see https://www.w3.org/TR/vc-di-bbs/#serializebaseproofvalue */
export function writeBbsBaseProof(proof: BbsBaseProof): string {
  const { bbsHeader, bbsSignature, hmacKey, mandatoryPointers, publicKey } = proof;
  return writeProofValue(BASE, [bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers]);
}

/** @see https://www.w3.org/TR/vc-di-bbs/#serializederivedproofvalue */
export function writeBbsDerivedProof(proof: BbsDerivedProof): string {
  const { bbsProof, labels, mandatoryIndexes, presentationHeader, selectiveIndexes } = proof;
  return writeProofValue(DERIVED, [bbsProof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader]);
}

function kindOf(proofValue: string): typeof BASE | typeof DERIVED {
  const kind = proofKind(proofValue);
  if (kind === BASE || kind === DERIVED) return kind;
  if (kind === undefined) throw new CredentialError('proof.malformed', 'no proof value of bbs-2023');
  const feature = FEATURES.get(kind & ~1);
  if (feature === undefined) throw new CredentialError('proof.malformed', 'no proof value of bbs-2023');
  // The holder's full copy is not to be shown, whatever its features.
  throw new CredentialError('proof.suite-unsupported', `bbs-2023 with ${feature}`);
}
