import { signBadgeJwt } from '../jose/sign/sign-badge-jwt.ts';
import { signVcCose } from '../jose/sign/sign-vc-cose.ts';
import { signVcJwt } from '../jose/sign/sign-vc-jwt.ts';
import { signVcSdJwt } from '../jose/sign/sign-vc-sd-jwt.ts';
import type { UnsignedCredential } from '../model/credential.ts';
import { signCredential } from '../proof/sign-credential.ts';
import type { Content } from '../verify/content.ts';
import type { TestKey, TestKeyType } from './test-issuer.ts';

/** One way of securing a credential, with the kinds of key that it is tried with. */
export interface Form {
  readonly name: string;
  readonly keys: readonly TestKeyType[];
  secure(credential: UnsignedCredential, key: TestKey): Promise<Content>;
}

const created = new Date('2026-11-01T09:00:00Z');
const random = (length: number) => globalThis.crypto.getRandomValues(new Uint8Array(length));

const dataIntegrity = (cryptosuite: string, keys: readonly TestKeyType[]): Form => ({
  name: cryptosuite,
  keys,
  secure: async (credential, key) =>
    JSON.stringify(
      await signCredential({ credential, cryptosuite, signingKey: key, verificationMethod: key.keyId, created }),
    ),
});

/** Every form in which Laurel issues a credential and reads it back whole. */
export const everyForm: readonly Form[] = [
  dataIntegrity('eddsa-rdfc-2022', ['Ed25519']),
  dataIntegrity('eddsa-jcs-2022', ['Ed25519']),
  dataIntegrity('ecdsa-rdfc-2019', ['P-256', 'P-384']),
  dataIntegrity('ecdsa-jcs-2019', ['P-256', 'P-384']),
  {
    name: 'vc+jwt',
    keys: ['Ed25519', 'P-256', 'P-384', 'P-521'],
    secure: (credential, key) => signVcJwt({ credential, signingKey: key, kid: key.keyId, issuedAt: created }),
  },
  {
    name: 'badge jwt',
    keys: ['Ed25519', 'P-256'],
    secure: (credential, key) => signBadgeJwt({ credential, signingKey: key, kid: key.keyId }),
  },
  {
    name: 'vc+sd-jwt',
    keys: ['Ed25519', 'P-256'],
    secure: (credential, key) =>
      signVcSdJwt({
        credential,
        signingKey: key,
        kid: key.keyId,
        issuedAt: created,
        disclosable: ['/credentialSubject/identifier', '/credentialSubject/result'],
        random,
      }),
  },
  {
    name: 'vc+cose',
    keys: ['Ed25519', 'P-256', 'P-384'],
    secure: (credential, key) => signVcCose({ credential, signingKey: key, kid: key.keyId, issuedAt: created }),
  },
];
