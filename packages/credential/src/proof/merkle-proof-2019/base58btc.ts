import { CredentialError } from '../../errors.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** A path of 32 steps makes 2,600 bytes, and 3,600 letters. */
const MAX_LETTERS = 4_000;

/**
 * base58btc of more bytes than the library takes, which stops at about a thousand: a proof in a tree of four thousand
 * documents is longer. Its work grows with the square of the length, so there is a limit here too.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-msporny-base58-03
 */
export function encodeBase58btc(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  const digits = convert(bytes, { from: 256, to: 58 });
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + digits.map((digit) => ALPHABET.charAt(digit)).join('');
}

/** @throws CredentialError `proof.malformed` */
export function decodeBase58btc(text: string): Uint8Array {
  if (text.length > MAX_LETTERS) throw new CredentialError('proof.malformed', `${text.length} letters of base58btc`);
  const digits = [...text].map((letter) => ALPHABET.indexOf(letter));
  if (digits.includes(-1)) throw new CredentialError('proof.malformed', 'not base58btc');
  const zeros = digits.findIndex((digit) => digit !== 0);
  const leading = zeros < 0 ? digits.length : zeros;
  return Uint8Array.from([...new Array<number>(leading).fill(0), ...convert(digits, { from: 58, to: 256 })]);
}

/** The digits of the same number in another base, without zeros before them. */
function convert(digits: Iterable<number>, { from, to }: { readonly from: number; readonly to: number }): number[] {
  const result: number[] = [];
  for (const digit of digits) {
    let carry = digit;
    for (const [at, low] of result.entries()) {
      carry += low * from;
      result[at] = carry % to;
      carry = Math.floor(carry / to);
    }
    for (; carry > 0; carry = Math.floor(carry / to)) result.push(carry % to);
  }
  return result.reverse();
}
