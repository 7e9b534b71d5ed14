import { z } from 'zod';
import { CredentialError } from '../../errors.ts';
import { MAX_MESSAGES } from './bbs/generators.ts';
import { Fr } from './bbs/scalars.ts';
import {
  bignum,
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
/**
 * With and without a holder's secret beside it. The text of the specification gives the second a byte of its own (0x06) and
 * puts the verifier's name into the derived proof; its vectors do neither, and we do as the vectors.
 */
const NYM_BASE = 0x08;
const TEXT_NYM_BASE = 0x06;

const MAX_PROOF = 272 + 32 * (MAX_MESSAGES + 3);
const MAX_PRESENTATION_HEADER = 4_096;

const base = [bytes(80), bytes(64), bytes(96), bytes(32), listOf(z.string())] as const;
const derived = [someBytes(MAX_PROOF), labelMap(index), indexes, indexes, someBytes(MAX_PRESENTATION_HEADER)] as const;
const baseSchemas = {
  [BASE]: z.tuple(base),
  [HOLDER_BASE]: z.tuple(base),
  [NYM_BASE]: z.tuple([...base, bignum(Fr.ORDER - 1n)]),
};
const derivedSchemas = {
  [BASE]: z.tuple(derived),
  [HOLDER_BASE]: z.tuple([...derived, index]),
  [NYM_BASE]: z.tuple([...derived, bytes(48), index]),
};

type Kind = keyof typeof baseSchemas;

/** What the issuer gives the holder. */
export interface BbsBaseProof {
  readonly bbsSignature: Uint8Array<ArrayBuffer>;
  /** The hashes of proof options and mandatory statements. */
  readonly bbsHeader: Uint8Array<ArrayBuffer>;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly hmacKey: Uint8Array<ArrayBuffer>;
  readonly mandatoryPointers: readonly string[];
  /** True if secrets of the holder were signed with it. */
  readonly isHolderBound: boolean;
  /** Where one of them makes pseudonyms: the issuer's part of it. */
  readonly signerNymEntropy?: bigint | undefined;
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
  /** Where secrets of the holder were signed: how many statements were signed before them. */
  readonly lengthBbsMessages?: number | undefined;
  /** Where one of them makes pseudonyms: a point, and then `lengthBbsMessages` is there too. */
  readonly pseudonym?: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * @see https://www.w3.org/TR/vc-di-bbs/#parsebaseproofvalue
 * @throws CredentialError `proof.malformed`, `proof.already-derived`, `proof.suite-unsupported`
 */
export function readBbsBaseProof(proofValue: string): BbsBaseProof {
  const { kind, isDerived } = kindOf(proofValue);
  if (isDerived) throw new CredentialError('proof.already-derived', 'bbs-2023');
  const components = readProofValue(proofValue, baseSchemas[kind]);
  const [bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers, signerNymEntropy] = components;
  const isHolderBound = kind !== BASE;
  return { bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers, isHolderBound, signerNymEntropy };
}

/**
 * @see https://www.w3.org/TR/vc-di-bbs/#parsederivedproofvalue
 * @throws CredentialError `proof.malformed`, `proof.base-proof`, `proof.suite-unsupported`
 */
export function readBbsDerivedProof(proofValue: string): BbsDerivedProof {
  const { kind, isDerived } = kindOf(proofValue);
  if (!isDerived) throw new CredentialError('proof.base-proof', 'bbs-2023');
  const [bbsProof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader, ...more] = readProofValue(
    proofValue,
    derivedSchemas[kind],
  );
  const [first, second] = more;
  const shown = { bbsProof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader };
  return typeof first === 'object'
    ? { ...shown, pseudonym: first, lengthBbsMessages: second }
    : { ...shown, lengthBbsMessages: first };
}

/** @see https://www.w3.org/TR/vc-di-bbs/#serializebaseproofvalue */
export function writeBbsBaseProof(proof: BbsBaseProof): string {
  const { bbsHeader, bbsSignature, hmacKey, isHolderBound, mandatoryPointers, publicKey, signerNymEntropy } = proof;
  const components = [bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers];
  if (signerNymEntropy !== undefined) return writeProofValue(NYM_BASE, [...components, signerNymEntropy]);
  return writeProofValue(isHolderBound ? HOLDER_BASE : BASE, components);
}

/** @see https://www.w3.org/TR/vc-di-bbs/#serializederivedproofvalue */
export function writeBbsDerivedProof(proof: BbsDerivedProof): string {
  const { bbsProof, labels, lengthBbsMessages, mandatoryIndexes, presentationHeader, pseudonym } = proof;
  const components = [bbsProof, labels, mandatoryIndexes, proof.selectiveIndexes, presentationHeader];
  if (lengthBbsMessages === undefined) return writeProofValue(BASE + 1, components);
  return pseudonym === undefined
    ? writeProofValue(HOLDER_BASE + 1, [...components, lengthBbsMessages])
    : writeProofValue(NYM_BASE + 1, [...components, pseudonym, lengthBbsMessages]);
}

function kindOf(proofValue: string): { readonly kind: Kind; readonly isDerived: boolean } {
  const byte = proofKind(proofValue) ?? 0;
  const isDerived = byte % 2 === 1;
  const kind = isDerived ? byte - 1 : byte;
  if (kind === BASE || kind === HOLDER_BASE || kind === NYM_BASE) return { kind, isDerived };
  if (kind !== TEXT_NYM_BASE) throw new CredentialError('proof.malformed', 'no proof value of bbs-2023');
  // The holder's full copy is not to be shown, whatever its features.
  throw new CredentialError('proof.suite-unsupported', 'bbs-2023 with pseudonym as in the text and not the vectors');
}
