import type { Cryptosuite } from './cryptosuite.ts';
import { rdfcForm } from './rdfc-form.ts';
import { signatureSuite } from './signature-suite.ts';

const { name, keyTypes, signs, verify } = signatureSuite({
  name: 'Ed25519Signature2020',
  keyTypes: ['Ed25519'],
  form: rdfcForm,
});

/**
 * `Ed25519Signature2020`, a proof type of its own from before Data Integrity, hashed as `eddsa-rdfc-2022` is. Much of what
 * was issued until 2024 carries it. It is only read: nothing is gained by making more of it.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#the-ed25519signature2020-suite
 */
export const ed25519Signature2020: Cryptosuite = { name, keyTypes, signs, verify };
