import type { SigningKey } from '../../key/signing-key.ts';
import { encodeJson } from '../encode-json.ts';
import { createJws } from '../jws/create-jws.ts';
import { type SdHash, sdDigest } from './sd-hash.ts';

/** For whom and when a holder presents. */
export interface KeyBindingInput {
  /** The holder's key, that of `cnf`. */
  readonly signingKey: SigningKey;
  /** The name of the verifier who asked. */
  readonly audience: string;
  /** The random value that the verifier gave. */
  readonly nonce: string;
  readonly now: Date;
}

/**
 * A Key Binding JWT over what is presented.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-4.3
 */
export function createKeyBinding(
  presented: string,
  hash: SdHash,
  { signingKey, audience, nonce, now }: KeyBindingInput,
): Promise<string> {
  const iat = Math.floor(now.getTime() / 1_000);
  const payload = encodeJson({ iat, aud: audience, nonce, sd_hash: sdDigest(hash, presented) });
  return createJws({ header: { typ: 'kb+jwt' }, payload, signingKey });
}
