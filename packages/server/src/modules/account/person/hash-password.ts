import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Randomness } from '../../../ports/index.ts';

// OWASP password storage: scrypt with 2^17, 8, 1 takes 128 MiB and a good part of a second of one core.
const cost = { ln: 17, r: 8, p: 1 };
const keyLength = 32;
const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

/** Hashes a password into the PHC string form, `$scrypt$ln=17,r=8,p=1$<salt>$<hash>`, base64 without padding. */
export async function hashPassword(randomness: Randomness, password: string): Promise<string> {
  const salt = Buffer.from(randomness.bytes(16));
  const hash = await derive(password, salt, cost);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** A hash of no password, to be checked where there is none: the work is the same and the answer is always no. */
export const hashOfNothing = `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Says whether a password is the one that was hashed, with the cost it was hashed with. */
export async function verifyPassword(password: string, kept: string): Promise<boolean> {
  const [, ln, r, p, salt = '', hash = ''] = form.exec(kept) ?? [];
  if (ln === undefined) throw new Error('a kept password hash is not of the form that we write');
  const derived = await derive(password, Buffer.from(salt, 'base64'), { ln: Number(ln), r: Number(r), p: Number(p) });
  // HMAC pads its key with NULs, so that scrypt takes a password and the same with NULs behind it for one.
  return timingSafeEqual(derived, Buffer.from(hash, 'base64')) && !password.includes('\0');
}

function derive(password: string, salt: Buffer, { ln, r, p }: typeof cost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 2 * 128 * 2 ** ln * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
