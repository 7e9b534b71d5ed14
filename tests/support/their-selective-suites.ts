import * as bbs from '@digitalbazaar/bbs-2023-cryptosuite';
import * as Bls12381Multikey from '@digitalbazaar/bls12-381-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { decodePublicKeyMultibase, type SigningKey } from '@laurel/credential';

/** A key pair of their making, the only one of a did:key. */
export interface TheirSelectiveKey {
  readonly did: string;
  readonly keyId: string;
  readonly signingKey: SigningKey;
  readonly signer: object;
}

const libraries = { 'ecdsa-sd-2023': ecdsaSd, 'bbs-2023': bbs };

/** The selective suites, by the name that theirs and ours have. */
export type SelectiveName = keyof typeof libraries;

/** A new key of theirs that the suite takes. Their signer takes for BBS what ours gives it: header and messages in CBOR. */
export async function theirSelectiveKey(name: SelectiveName): Promise<TheirSelectiveKey> {
  const type = name === 'bbs-2023' ? 'BLS12-381-G2' : 'P-256';
  const pair = await (type === 'P-256'
    ? EcdsaMultikey.generate({ curve: type })
    : Bls12381Multikey.generateBbsKeyPair({ algorithm: Bls12381Multikey.ALGORITHMS.BBS_BLS12381_SHA256 }));
  const { publicKeyMultibase } = pair;
  const did = `did:key:${publicKeyMultibase}`;
  pair.id = `${did}#${publicKeyMultibase}`;
  pair.controller = did;
  const signer = pair.signer();
  const publicKey = decodePublicKeyMultibase(publicKeyMultibase);
  const sign: SigningKey['sign'] = async (data) => signer.sign({ data });
  return { did, keyId: pair.id, signer, signingKey: { type, publicKey, sign } };
}

/** Their suite as an issuer, a holder and a verifier use it. */
export function theirSelectiveSuite(name: SelectiveName) {
  const { createDiscloseCryptosuite, createSignCryptosuite, createVerifyCryptosuite } = libraries[name];
  return {
    issuer: ({ signer }: TheirSelectiveKey, date: Date, mandatoryPointers: readonly string[]) =>
      new DataIntegrityProof({ signer, date, cryptosuite: createSignCryptosuite({ mandatoryPointers }) }),
    holder: (selectivePointers: readonly string[]) =>
      new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers }) }),
    verifier: () => new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() }),
  };
}
