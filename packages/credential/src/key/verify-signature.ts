import { secp256k1 } from '@noble/curves/secp256k1.js';
import { CredentialError } from '../errors.ts';
import { isCanonicalEd25519Signature } from './is-canonical-ed25519-signature.ts';
import { type KeyType, type PublicKey, uncompressed } from './public-key.ts';

/** The signature algorithms that Laurel verifies, by their JOSE names (RFC 7518, RFC 8037, RFC 8812). */
export type SignatureAlgorithm = 'EdDSA' | 'ES256' | 'ES384' | 'ES512' | 'ES256K' | 'RS256' | 'PS256';

/** What `verifySignature` needs. */
export interface VerifySignatureInput {
  readonly algorithm: SignatureAlgorithm;
  readonly key: PublicKey;
  /** The message itself: hashing it is part of the algorithm. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** EdDSA: 64 bytes. ECDSA: r and s side by side (IEEE P1363). */
  readonly signature: Uint8Array<ArrayBuffer>;
}

interface Algorithm {
  readonly keyType: KeyType;
  readonly format?: 'raw' | 'spki';
  readonly importAs?: AlgorithmIdentifier | EcKeyImportParams | RsaHashedImportParams;
  readonly verifyAs?: AlgorithmIdentifier | EcdsaParams | RsaPssParams;
  readonly signatureLength?: number;
}

const ecdsa = (namedCurve: KeyType, hash: string, signatureLength: number): Algorithm => ({
  keyType: namedCurve,
  format: 'raw',
  importAs: { name: 'ECDSA', namedCurve },
  verifyAs: { name: 'ECDSA', hash },
  signatureLength,
});

const rsa = (name: string): Algorithm => ({
  keyType: 'RSA',
  format: 'spki',
  importAs: { name, hash: 'SHA-256' },
  verifyAs: name === 'RSA-PSS' ? { name, saltLength: 32 } : { name },
});

const algorithms: Readonly<Record<SignatureAlgorithm, Algorithm>> = {
  EdDSA: {
    keyType: 'Ed25519',
    format: 'raw',
    importAs: { name: 'Ed25519' },
    verifyAs: { name: 'Ed25519' },
    signatureLength: 64,
  },
  ES256: ecdsa('P-256', 'SHA-256', 64),
  ES384: ecdsa('P-384', 'SHA-384', 96),
  ES512: ecdsa('P-521', 'SHA-512', 132),
  // WebCrypto does not know this curve.
  ES256K: { keyType: 'secp256k1', signatureLength: 64 },
  RS256: rsa('RSASSA-PKCS1-v1_5'),
  PS256: rsa('RSA-PSS'),
};

/** The algorithm that a key of this kind signs with, where there is just one (none for RSA and BLS12-381). */
export function algorithmOf(type: KeyType): SignatureAlgorithm | undefined {
  const own = Object.entries(algorithms).find(([, { keyType }]) => keyType === type && type !== 'RSA');
  return own?.[0] as SignatureAlgorithm | undefined;
}

/** Keys imported once: the import costs more than the signature. */
const imported = new WeakMap<PublicKey, Map<SignatureAlgorithm, Promise<CryptoKey | undefined>>>();

/**
 * Verifies one signature: the only place in Laurel where signatures of keys are decided (BLS12-381 has its own suite).
 * The key is of the algorithm's kind or the answer is no; an algorithm never chooses how a key is read.
 *
 * Ed25519 under our own policy first (R canonical, S < L), so that nobody can make a second signature out of a first.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7
 */
export async function verifySignature({ algorithm, key, data, signature }: VerifySignatureInput): Promise<boolean> {
  const { keyType, signatureLength, verifyAs } = algorithms[algorithm];
  if (key.type !== keyType) return false;
  if (signatureLength !== undefined && signature.length !== signatureLength) return false;
  if (algorithm === 'EdDSA' && !isCanonicalEd25519Signature(signature)) return false;
  if (verifyAs === undefined) return verifySecp256k1(key, data, signature);
  const cryptoKey = await importKey(algorithm, key);
  return cryptoKey !== undefined && globalThis.crypto.subtle.verify(verifyAs, cryptoKey, signature, data);
}

/** A runtime may refuse at import a key that is no point of the curve: no signature can be right under it. */
function importKey(algorithm: SignatureAlgorithm, key: PublicKey): Promise<CryptoKey | undefined> {
  const keys = imported.get(key) ?? new Map<SignatureAlgorithm, Promise<CryptoKey | undefined>>();
  imported.set(key, keys);
  const known = keys.get(algorithm);
  if (known !== undefined) return known;
  const { format, importAs } = algorithms[algorithm];
  if (format === undefined || importAs === undefined) throw new CredentialError('key.refused', algorithm);
  const bytes = format === 'spki' || key.type === 'Ed25519' ? key.bytes : uncompressed(key);
  const importing = globalThis.crypto.subtle
    .importKey(format, bytes, importAs, false, ['verify'])
    .catch(() => undefined);
  keys.set(algorithm, importing);
  return importing;
}

function verifySecp256k1({ bytes }: PublicKey, data: Uint8Array, signature: Uint8Array): boolean {
  try {
    // RFC 8812 does not ask for the lower s; the signature is of a text, not of money.
    return secp256k1.verify(signature, data, bytes, { prehash: true, lowS: false });
  } catch {
    return false;
  }
}
