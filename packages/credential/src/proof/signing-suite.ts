import { CredentialError } from '../errors.ts';
import type { SigningKey } from '../key/signing-key.ts';
import type { Cryptosuite } from './cryptosuite.ts';
import { cryptosuiteNamed, defaultCryptosuite } from './cryptosuite-of.ts';

/** A suite that makes proofs. */
export type SigningSuite = Cryptosuite & Required<Pick<Cryptosuite, 'create'>>;

/** What `signingSuite` needs. */
export interface SigningSuiteInput {
  readonly signingKey: SigningKey;
  readonly cryptosuite?: string | undefined;
}

/**
 * The suite that a key signs with: the named one, or the one that goes with the key.
 *
 * @throws CredentialError `proof.suite-unsupported`, `key.type-unsupported`
 */
export function signingSuite({ cryptosuite, signingKey: { type } }: SigningSuiteInput): SigningSuite {
  const suite = cryptosuite === undefined ? defaultCryptosuite(type) : cryptosuiteNamed(cryptosuite);
  if (suite === undefined || !isSigning(suite)) {
    throw new CredentialError('proof.suite-unsupported', cryptosuite ?? `none for a key of ${type}`);
  }
  if (!suite.keyTypes.includes(type)) throw new CredentialError('key.type-unsupported', `${type} for ${suite.name}`);
  return suite;
}

function isSigning(suite: Cryptosuite): suite is SigningSuite {
  return suite.create !== undefined;
}
