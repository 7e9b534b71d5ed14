import { CredentialError } from '../../errors.ts';
import type { SigningKey } from '../../key/signing-key.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { encodeBase64url } from '../base64url.ts';
import { encodeJson } from '../encode-json.ts';
import { signingAlgorithm, signMessage } from '../sign-message.ts';

/** What `createJws` needs. */
export interface CreateJwsInput {
  /** Everything but `alg`, which follows from the key. */
  readonly header: JsonObject;
  readonly payload: Uint8Array;
  readonly signingKey: SigningKey;
}

/**
 * A JWS in compact form.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.1
 * @throws CredentialError `jose.algorithm-unsupported`, `jose.extension-unsupported`, `proof.signer-failed`, `json.*`
 * @example
 * await createJws({ header: { typ: 'vc+jwt', kid }, payload: new TextEncoder().encode('{}'), signingKey });
 */
export async function createJws({ header, payload, signingKey }: CreateJwsInput): Promise<string> {
  for (const name of ['alg', 'crit', 'b64', 'zip']) {
    if (header[name] !== undefined) throw new CredentialError('jose.extension-unsupported', `header /${name}`);
  }
  const protectedHeader = { alg: signingAlgorithm(signingKey), ...header };
  const signingInput = `${encodeBase64url(encodeJson(protectedHeader))}.${encodeBase64url(payload)}`;
  const signature = await signMessage(signingKey, new TextEncoder().encode(signingInput));
  return `${signingInput}.${encodeBase64url(signature)}`;
}
