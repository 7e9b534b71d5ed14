import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import type { SigningKey } from '@laurel/credential';

/** A key pair of their making, and what either side needs of it. */
export interface TheirKey {
  readonly did: string;
  readonly keyId: string;
  readonly publicKeyMultibase: string;
  readonly signingKey: SigningKey;
  readonly signer: object;
}

/** The kinds of key that the suites take. */
export type TheirKeyType = 'Ed25519' | 'P-256' | 'P-384';

/** A new key of theirs, the only one of a did:key or one of a did:web. */
export async function theirKey(type: TheirKeyType, web?: { did: string; fragment: string }): Promise<TheirKey> {
  const pair = await (type === 'Ed25519' ? Ed25519Multikey.generate() : EcdsaMultikey.generate({ curve: type }));
  const { publicKeyMultibase } = pair;
  const did = web?.did ?? `did:key:${publicKeyMultibase}`;
  const keyId = `${did}#${web?.fragment ?? publicKeyMultibase}`;
  pair.id = keyId;
  pair.controller = did;
  const signer = pair.signer();
  return { did, keyId, publicKeyMultibase, signer, signingKey: { type, sign: (data) => signer.sign({ data }) } };
}

interface Suite {
  sign(key: TheirKey, date: Date): object;
  verify(): object;
}

const dataIntegrity = (sign: () => object, verify: () => object): Suite => ({
  sign: ({ signer }, date) => new DataIntegrityProof({ signer, date, cryptosuite: sign() }),
  verify: () => new DataIntegrityProof({ cryptosuite: verify() }),
});

/** Their suites, by the name of ours. */
export const theirSuites = {
  'eddsa-rdfc-2022': dataIntegrity(
    () => eddsaRdfc,
    () => eddsaRdfc,
  ),
  'eddsa-jcs-2022': dataIntegrity(eddsaJcs.createSignCryptosuite, eddsaJcs.createVerifyCryptosuite),
  'ecdsa-rdfc-2019': dataIntegrity(
    () => ecdsaRdfc,
    () => ecdsaRdfc,
  ),
  'ecdsa-jcs-2019': dataIntegrity(ecdsaJcs.createSignCryptosuite, ecdsaJcs.createVerifyCryptosuite),
  Ed25519Signature2020: {
    sign: ({ signer }, date) => new Ed25519Signature2020({ signer, date }),
    verify: () => new Ed25519Signature2020(),
  },
} satisfies Readonly<Record<string, Suite>>;
