import { z } from 'zod';
import { CredentialError } from '../../errors.ts';
import { bytes, indexes, labelMap, listOf, proofKind, readProofValue, writeProofValue } from './proof-value.ts';

const BASE = 0x00;
const DERIVED = 0x01;

const signature = bytes(64);
/** The multicodec of P-256 and the compressed point. The specification says 36 bytes in one place; its own vectors have 35. */
const publicKey = bytes(35);

const baseSchema = z.tuple([signature, publicKey, bytes(32), listOf(signature), listOf(z.string())]);
const derivedSchema = z.tuple([signature, publicKey, listOf(signature), labelMap(bytes(32)), indexes]);

/** What the issuer gives the holder. */
export interface EcdsaSdBaseProof {
  readonly baseSignature: Uint8Array<ArrayBuffer>;
  /** The proof-scoped key, as a Multikey without its multibase prefix. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly hmacKey: Uint8Array<ArrayBuffer>;
  /** One for each statement that is not mandatory, in order. */
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
  readonly mandatoryPointers: readonly string[];
}

/** What the holder gives a verifier. */
export interface EcdsaSdDerivedProof {
  readonly baseSignature: Uint8Array<ArrayBuffer>;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** One for each disclosed statement that is not mandatory, in order. */
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
  /** The HMAC under which a node was signed, by the number of its canonical label in what is disclosed. */
  readonly labels: ReadonlyMap<number, Uint8Array<ArrayBuffer>>;
  /** Which of the disclosed statements are mandatory. */
  readonly mandatoryIndexes: readonly number[];
}

/**
 * @see https://www.w3.org/TR/vc-di-ecdsa/#parsebaseproofvalue
 * @throws CredentialError `proof.malformed`, `proof.already-derived`
 */
export function readEcdsaSdBaseProof(proofValue: string): EcdsaSdBaseProof {
  const kind = proofKind(proofValue);
  if (kind === DERIVED) throw new CredentialError('proof.already-derived', 'ecdsa-sd-2023');
  if (kind !== BASE) throw new CredentialError('proof.malformed', 'no proof value of ecdsa-sd-2023');
  const [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers] = readProofValue(proofValue, baseSchema);
  return { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers };
}

/**
 * @see https://www.w3.org/TR/vc-di-ecdsa/#parsederivedproofvalue
 * @throws CredentialError `proof.malformed`, `proof.base-proof`
 */
export function readEcdsaSdDerivedProof(proofValue: string): EcdsaSdDerivedProof {
  const kind = proofKind(proofValue);
  if (kind === BASE) throw new CredentialError('proof.base-proof', 'ecdsa-sd-2023');
  if (kind !== DERIVED) throw new CredentialError('proof.malformed', 'no proof value of ecdsa-sd-2023');
  const [baseSignature, publicKey, signatures, labels, mandatoryIndexes] = readProofValue(proofValue, derivedSchema);
  return { baseSignature, publicKey, signatures, labels, mandatoryIndexes };
}

/** @see https://www.w3.org/TR/vc-di-ecdsa/#serializebaseproofvalue */
export function writeEcdsaSdBaseProof(proof: EcdsaSdBaseProof): string {
  const { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers } = proof;
  return writeProofValue(BASE, [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers]);
}

/** @see https://www.w3.org/TR/vc-di-ecdsa/#serializederivedproofvalue */
export function writeEcdsaSdDerivedProof(proof: EcdsaSdDerivedProof): string {
  const { baseSignature, publicKey, signatures, labels, mandatoryIndexes } = proof;
  return writeProofValue(DERIVED, [baseSignature, publicKey, signatures, labels, mandatoryIndexes]);
}
