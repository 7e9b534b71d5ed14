import type { Randomness } from '../../../ports/index.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { mintToken } from '../secret-token.ts';
import { insertToken, type MailToken } from './store.ts';

const lifetimeSeconds = { 'sign-up': 24 * 3600, email: 24 * 3600, 'password-reset': 3600 };

/** Makes the secret of a mailed link that works once and for a while. */
export async function mintMailToken(
  { randomness }: { randomness: Randomness },
  unit: WriteUnit,
  link: MailToken,
): Promise<string> {
  const { token, hash } = mintToken(randomness);
  const expiresAt = new Date(unit.now.getTime() + lifetimeSeconds[link.purpose] * 1000);
  await insertToken(unit.tx, { ...link, hash, expiresAt });
  return token;
}
