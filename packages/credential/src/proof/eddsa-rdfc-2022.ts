import { base58, hex } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { sha256 } from '../jsonld/sha256.ts';
import { verifySignature } from '../key/verify-signature.ts';
import type { Cryptosuite } from './cryptosuite.ts';

/** 64 bytes are at most 88 letters of base58. */
const MAX_PROOF_VALUE = 1 + 88;

/**
 * `eddsa-rdfc-2022`: RDFC-1.0, SHA-256, Ed25519.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022
 */
export const eddsaRdfc2022: Cryptosuite = {
  name: 'eddsa-rdfc-2022',
  signatureLength: 64,

  async hashDocument({ proof: _proof, ...unsecured }, contexts) {
    return sha256(utf8(await canonicalise(unsecured, contexts)));
  },

  async hashData({ document, options, documentHash, contexts }) {
    // Section 3.2.5: the proof options are read in the document's own contexts.
    const proofConfig = { '@context': document['@context'], ...options };
    const proofHash = await sha256(utf8(await canonicalise(proofConfig, contexts)));
    const bytes = new Uint8Array([...proofHash, ...documentHash]);
    return { bytes, documentHash: hex.encode(documentHash), proofHash: hex.encode(proofHash) };
  },

  encodeProofValue: (signature) => `z${base58.encode(signature)}`,

  decodeProofValue(proofValue) {
    if (!proofValue.startsWith('z') || proofValue.length > MAX_PROOF_VALUE) {
      throw new CredentialError('proof.malformed', 'proofValue is not base58btc of 64 bytes');
    }
    try {
      return Uint8Array.from(base58.decode(proofValue.slice(1)));
    } catch (cause) {
      throw new CredentialError('proof.malformed', 'proofValue is not base58btc', { cause });
    }
  },

  keyTypes: ['Ed25519'],

  verify: (key, { bytes }, signature) => verifySignature({ algorithm: 'EdDSA', key, data: bytes, signature }),
};

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
