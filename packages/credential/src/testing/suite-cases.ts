import type { UnsignedCredential } from '../model/credential.ts';
import type { TestKeyType } from './test-issuer.ts';

/** Every suite that signs a whole document, with each kind of key that fits it. */
export const suiteCases = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
] as const satisfies readonly (readonly [string, TestKeyType])[];

/** A credential with the least that one must say, so that much can be tried on it. */
export function leastCredential(issuer: string): UnsignedCredential {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer,
    credentialSubject: { name: 'Ayşe' },
  };
}
