import { hex } from '@scure/base';
import { CredentialError } from '../errors.ts';
import type { HashName } from '../jsonld/rdfc/hash-text.ts';
import type { KeyType } from '../key/public-key.ts';
import { type SignatureAlgorithm, verifySignature } from '../key/verify-signature.ts';
import { callSigner } from './call-signer.ts';
import type { CanonicalForm, FormInput } from './canonical-form.ts';
import type { CreateProofInput, Cryptosuite, ProofVerification } from './cryptosuite.ts';
import type { Proof, ProofOptions } from './proof.ts';
import { decodeSignature, encodeSignature } from './signature-value.ts';

/** What kind of key signs with what, over which hash. */
interface Signing {
  readonly algorithm: SignatureAlgorithm;
  readonly hash: HashName;
  readonly length: number;
}

const signings: Readonly<Partial<Record<KeyType, Signing>>> = {
  Ed25519: { algorithm: 'EdDSA', hash: 'SHA-256', length: 64 },
  'P-256': { algorithm: 'ES256', hash: 'SHA-256', length: 64 },
  'P-384': { algorithm: 'ES384', hash: 'SHA-384', length: 96 },
};

/** What a suite is made of. */
interface SuiteParts {
  readonly name: string;
  readonly keyTypes: readonly KeyType[];
  readonly form: CanonicalForm;
}

/** What is signed, and the two hashes that it is made of. */
export interface HashData {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly documentHash: string;
  readonly proofHash: string;
}

/**
 * A suite that signs the hash of the options followed by the hash of the document. All suites but the selective ones are
 * made of these steps, and differ in the canonical form and in the key.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022
 */
export function signatureSuite({ name, keyTypes, form }: SuiteParts): Required<Omit<Cryptosuite, 'derive'>> {
  return {
    name,
    keyTypes,
    signs: form.signs,

    bindsHolder: false,
    async create({ document, options, signingKey }: CreateProofInput): Promise<Proof> {
      const { hash, length } = signingOf(signingKey.type);
      const complete = form.complete(document, options);
      const { bytes } = await hashData({ form, document, options: complete, hash });
      const signature = await callSigner(signingKey, bytes, length);
      return { ...complete, proofValue: encodeSignature(signature) };
    },

    async verify({ document, proof, key }): Promise<ProofVerification> {
      const { proofValue, ...rest } = proof;
      // The proof without one member still has those that ProofOptions names.
      const options = rest as ProofOptions;
      const { algorithm, hash, length } = signingOf(key.type);
      const signature = decodeSignature(proofValue, length);
      const { bytes, ...hashes } = await hashData({ form, document, options, hash });
      const verified = await verifySignature({ algorithm, key, data: bytes, signature });
      return { verified, ...hashes };
    },
  };
}

/** What `hashData` needs. */
export interface HashDataInput extends FormInput {
  readonly form: CanonicalForm;
}

/** The bytes that are signed: the hash of the options, then the hash of the document. */
export async function hashData({ form, ...input }: HashDataInput): Promise<HashData> {
  const proofHash = await digest(input.hash, await form.options(input));
  const documentHash = await digest(input.hash, await form.document(input));
  return {
    bytes: Uint8Array.from([...proofHash, ...documentHash]),
    documentHash: hex.encode(documentHash),
    proofHash: hex.encode(proofHash),
  };
}

async function digest(hash: HashName, text: string): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest(hash, new TextEncoder().encode(text)));
}

function signingOf(type: KeyType): Signing {
  const signing = signings[type];
  if (signing === undefined) throw new CredentialError('key.type-unsupported', type);
  return signing;
}
