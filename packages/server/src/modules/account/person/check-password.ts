import { Refusal } from '../../../refusal.ts';

/** What everybody tries first, of those long enough to pass. */
const common = [
  'passwordpassword',
  'passwort',
  'motdepasse',
  'correcthorsebatterystaple',
  'letmein',
  'iloveyou',
  'changeme',
  'administrator',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'password',
  'welcome',
  'princess',
  'dragon',
  'monkey',
  'football',
  'sunshine',
  'laurel',
];
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];
const leastOfOnesOwn = 6;

/**
 * Refuses passwords that others would guess: made of the person's own name or address, of the commonest words, of one
 * run of keys or of one short piece over and over. Beyond that, length is what counts.
 *
 * @throws Refusal `invalid-request`
 */
export function checkPassword(password: string, { name, emails }: { name: string; emails: readonly string[] }): void {
  const reason = weakness(fold(password), { name, emails });
  if (!reason) return;
  throw new Refusal('invalid-request', 'Nothing was changed. Choose a password that others would not guess.', {
    faults: [{ pointer: '/password', message: reason }],
  });
}

function weakness(password: string, { name, emails }: { name: string; emails: readonly string[] }): string | undefined {
  if (password.includes('\0')) return 'the NUL character is not accepted';
  if (/^(.{1,7})\1+.{0,6}$/u.test(password)) return 'it repeats one short piece; use several words';
  if (runs.some((run) => contains(run.repeat(2), password) || contains(reverse(run).repeat(2), password)))
    return 'it follows the keys in order; use several words';
  const own = [name, ...name.split(/\s+/), ...emails.flatMap((email) => [email, ...email.split(/[@.+]/)])];
  if (leftover(password, own) < leastOfOnesOwn) return 'it is made of your own name or address; use other words';
  if (leftover(password, common) < leastOfOnesOwn) return 'it is among those that everybody tries first';
  return undefined;
}

function leftover(password: string, pieces: readonly string[]): number {
  const longestFirst = pieces
    .map(fold)
    .filter((piece) => piece.length > 2)
    .sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, piece) => rest.replaceAll(piece, ''), password).length;
}

function contains(run: string, password: string): boolean {
  return password.length <= run.length && run.includes(password);
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
}
