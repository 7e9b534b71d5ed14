import { hex } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { sha256 } from './sha256.ts';

/**
 * Compares a context with its pin: the SHA-256 of its JSON text without spaces, in which the order of terms counts.
 *
 * @throws CredentialError `credential.context-altered`
 */
export async function checkPin(url: string, content: object, pin: string): Promise<void> {
  const hash = hex.encode(await sha256(new TextEncoder().encode(JSON.stringify(content))));
  if (hash !== pin) throw new CredentialError('credential.context-altered', `${url} is ${hash}, not ${pin}`);
}
