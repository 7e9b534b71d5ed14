import { encode, Tagged } from 'cborg';
import type { SigningKey } from '../../key/signing-key.ts';
import { signingAlgorithm, signMessage } from '../sign-message.ts';
import { coseAlgorithmNumber } from './cose-algorithm.ts';
import { label } from './cose-header.ts';
import { sigStructure } from './parse-cose-sign1.ts';

/** What `createCoseSign1` needs. */
export interface CreateCoseSign1Input {
  /** The media type of the whole (RFC 9596). */
  readonly type: string;
  /** The media type of the payload. */
  readonly contentType?: string | undefined;
  readonly kid?: string | undefined;
  readonly payload: Uint8Array;
  readonly signingKey: SigningKey;
}

/**
 * A COSE_Sign1 with its tag. Everything in its header is protected.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9052#section-4.2
 * @throws CredentialError `jose.algorithm-unsupported`, `proof.signer-failed`
 */
export async function createCoseSign1(input: CreateCoseSign1Input): Promise<Uint8Array<ArrayBuffer>> {
  const { contentType, kid, payload, signingKey, type } = input;
  const header = new Map<number, unknown>([[label.alg, coseAlgorithmNumber(signingAlgorithm(signingKey))]]);
  if (contentType !== undefined) header.set(label.contentType, contentType);
  if (kid !== undefined) header.set(label.kid, new TextEncoder().encode(kid));
  header.set(label.typ, type);
  const protectedBytes = encode(header);
  const signature = await signMessage(signingKey, sigStructure(protectedBytes, payload));
  const parts = [protectedBytes, new Map(), payload, Uint8Array.from(signature)];
  return Uint8Array.from(encode(new Tagged(COSE_SIGN1, parts)));
}

const COSE_SIGN1 = 18;
