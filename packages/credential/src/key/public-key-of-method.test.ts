import { base58 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import type { VerificationMethod } from '../did/did-document.ts';
import { codeOf } from '../testing/code-of.ts';
import { testKey } from '../testing/test-issuer.ts';
import { jwkOfPublicKey } from './jwk.ts';
import { publicKeyOfMethod } from './public-key-of-method.ts';

const ids = { id: 'did:web:a.example#k', controller: 'did:web:a.example' };
const ed = await testKey(1);
const p256 = await testKey(1, 'P-256');
const p384 = await testKey(1, 'P-384');
const k256 = await testKey(1, 'secp256k1');
const jwkOf = ({ publicKey }: typeof ed) => jwkOfPublicKey(publicKey);
const base58Of = ({ publicKey }: typeof ed) => base58.encode(publicKey.bytes);

describe('one key in every form in use', () => {
  test.each<[string, Partial<VerificationMethod>, typeof ed]>([
    ['Multikey', { type: 'Multikey', publicKeyMultibase: ed.publicKeyMultibase }, ed],
    ['Multikey of P-384', { type: 'Multikey', publicKeyMultibase: p384.publicKeyMultibase }, p384],
    ['JsonWebKey', { type: 'JsonWebKey', publicKeyJwk: jwkOf(p256) }, p256],
    ['JsonWebKey2020', { type: 'JsonWebKey2020', publicKeyJwk: jwkOf(ed) }, ed],
    [
      'a JWK for signatures',
      { type: 'JsonWebKey', publicKeyJwk: { ...jwkOf(ed), use: 'sig', key_ops: ['verify'] } },
      ed,
    ],
    ['2020', { type: 'Ed25519VerificationKey2020', publicKeyMultibase: ed.publicKeyMultibase }, ed],
    ['2018', { type: 'Ed25519VerificationKey2018', publicKeyBase58: base58Of(ed) }, ed],
    ['P-256 of 2021', { type: 'P256Key2021', publicKeyMultibase: p256.publicKeyMultibase }, p256],
    ['P-256 of 2019', { type: 'EcdsaSecp256r1VerificationKey2019', publicKeyJwk: jwkOf(p256) }, p256],
    ['secp256k1 of 2019', { type: 'EcdsaSecp256k1VerificationKey2019', publicKeyJwk: jwkOf(k256) }, k256],
  ])('%s', (_, method, { publicKey }) => {
    expect(publicKeyOfMethod({ ...ids, type: '', ...method })).toEqual(publicKey);
  });
});

describe('what is refused', () => {
  const multikey = { ...ids, type: 'Multikey', publicKeyMultibase: ed.publicKeyMultibase };
  test.each<[string, VerificationMethod, string]>([
    ['two keys in one', { ...multikey, publicKeyJwk: jwkOf(ed) }, 'key.malformed'],
    ['the same key twice', { ...multikey, type: 'JsonWebKey2020', publicKeyJwk: jwkOf(ed) }, 'key.malformed'],
    ['no key', { ...ids, type: 'Multikey' }, 'key.type-unsupported'],
    ['a key in PEM', { ...ids, type: 'JsonWebKey', publicKeyPem: 'x' }, 'key.type-unsupported'],
    ['a type that we do not know', { ...multikey, type: 'Bls12381G2Key2020' }, 'key.type-unsupported'],
    ['a type named like a member of every object', { ...multikey, type: 'constructor' }, 'key.type-unsupported'],
    [
      'Ed25519 that is P-256',
      { ...multikey, type: 'Ed25519VerificationKey2020', publicKeyMultibase: p256.publicKeyMultibase },
      'key.malformed',
    ],
    [
      'P-256 that is secp256k1',
      { ...ids, type: 'EcdsaSecp256r1VerificationKey2019', publicKeyJwk: jwkOf(k256) },
      'key.malformed',
    ],
    [
      'secp256k1 that is P-256',
      { ...ids, type: 'EcdsaSecp256k1VerificationKey2019', publicKeyJwk: jwkOf(p256) },
      'key.malformed',
    ],
    ['base58 in another type', { ...ids, type: 'Multikey', publicKeyBase58: base58Of(ed) }, 'key.malformed'],
    [
      'base58 of the wrong length',
      { ...ids, type: 'Ed25519VerificationKey2018', publicKeyBase58: base58Of(p256) },
      'key.refused',
    ],
    ['base58 that is none', { ...ids, type: 'Ed25519VerificationKey2018', publicKeyBase58: '0OIl' }, 'key.malformed'],
    ['a secret Multikey beside it', { ...multikey, secretKeyMultibase: 'z' }, 'key.refused'],
    ['a secret JWK beside it', { ...multikey, secretKeyJwk: {} }, 'key.refused'],
    ['a private key of 2018 beside it', { ...multikey, privateKeyBase58: '' }, 'key.refused'],
    [
      'a private part in the JWK',
      { ...ids, type: 'JsonWebKey', publicKeyJwk: { ...jwkOf(ed), d: 'AA' } },
      'key.refused',
    ],
    [
      'a JWK for encryption',
      { ...ids, type: 'JsonWebKey', publicKeyJwk: { ...jwkOf(p256), use: 'enc' } },
      'key.refused',
    ],
    [
      'a JWK for other operations',
      { ...ids, type: 'JsonWebKey', publicKeyJwk: { ...jwkOf(p256), key_ops: ['deriveKey'] } },
      'key.refused',
    ],
    [
      'operations that are no list',
      { ...ids, type: 'JsonWebKey', publicKeyJwk: { ...jwkOf(p256), key_ops: 'verify' } },
      'key.refused',
    ],
  ])('%s', (_, method, code) => {
    expect(codeOf(() => publicKeyOfMethod(method))).toBe(code);
  });
});
