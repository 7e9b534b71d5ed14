import { sha256 } from '@noble/hashes/sha2.js';
import { hex } from '@scure/base';
import { concatBytes } from '../container/concat-bytes.ts';
import { CredentialError } from '../errors.ts';
import { HASH_BYTES } from './merkle-hash.ts';

/** 128 bits: nobody finds out by trying which credential an entry stands for. */
export const MIN_SALT_BYTES = 16;
export const MAX_SALT_BYTES = 64;
/** The secured forms of one award: JSON, tokens and COSE, a few suites each. */
export const MAX_FORMS = 16;

/** What `commitmentOf` needs. */
export interface Commitment {
  /** At random for every award, kept beside it, and never on the log: who lacks it learns nothing from an entry. */
  readonly salt: Uint8Array;
  /** The digests of the secured forms of one award: see `hashCredential`. Their order counts. */
  readonly forms: readonly string[];
}

/**
 * The entry that stands for an award on the log: SHA-256(salt ‖ SHA-256(digests of its forms, one after the other)). It
 * fixes every form of the award, and without the salt it says nothing about any.
 *
 * That the salt is random is its maker's duty: it cannot be seen here.
 *
 * @throws CredentialError `log.salt-wrong`, `log.form-malformed`
 */
export function commitmentOf({ salt, forms }: Commitment): Uint8Array {
  if (salt.length < MIN_SALT_BYTES || salt.length > MAX_SALT_BYTES) {
    throw new CredentialError('log.salt-wrong', `${salt.length} bytes, not ${MIN_SALT_BYTES} to ${MAX_SALT_BYTES}`);
  }
  if (forms.length === 0 || forms.length > MAX_FORMS) {
    throw new CredentialError('log.form-malformed', `${forms.length} forms, not 1 to ${MAX_FORMS}`);
  }
  return sha256(concatBytes([salt, sha256(concatBytes(forms.map(digest)))]));
}

function digest(form: string): Uint8Array {
  if (!isFormDigest(form)) throw new CredentialError('log.form-malformed', form.slice(0, 2 * HASH_BYTES));
  return hex.decode(form);
}

/** True for a digest written in its one way: lower-case hex. */
export function isFormDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
