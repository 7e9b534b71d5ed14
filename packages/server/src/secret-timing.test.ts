import { describe, expect, test } from 'vitest';
import { hashApiKeySecret, isApiKeySecret } from './modules/account/api-key/api-key-secret.ts';
import { hashAccessKey, isAccessKey } from './modules/issuer/credential/access-key.ts';
import { timingDifference } from './testing/timing-difference.ts';

/** Above this, dudect calls it a leak. */
const LEAK = 4.5;
/** A busy machine may show a difference where there is none, and never hides one every time. */
const ATTEMPTS = 5;

const secret = `laurel_${'0'.repeat(32)}_${'k'.repeat(43)}`;
/** Wrong in its last letter, and wrong from its first on. */
const guesses = [`${secret.slice(0, -1)}x`, 'x'.repeat(secret.length)] as const;

/** The least difference of several runs. */
function leastDifference(act: (guess: string) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least >= LEAK; attempt++) {
    least = Math.min(least, timingDifference(act, guesses));
  }
  return least;
}

function leaking(guess: string): boolean {
  for (let at = 0; at < secret.length; at++) if (guess.charCodeAt(at) !== secret.charCodeAt(at)) return false;
  return guess.length === secret.length;
}

describe('A19 how long a wrong secret takes tells nothing of how wrong it is', { timeout: 120_000 }, () => {
  test.each<[string, (guess: string) => boolean]>([
    ['an API key', (guess) => isApiKeySecret(guess, hashApiKeySecret(secret))],
    ['the key of a mailed link', (guess) => isAccessKey(guess, hashAccessKey(secret))],
  ])('%s', (name, holds) => {
    expect([holds(secret), ...guesses.map(holds)]).toEqual([true, false, false]);
    const t = leastDifference(holds);
    process.stdout.write(`  A19: ${name}: |t| ${t.toFixed(2)}\n`);
    expect(t).toBeLessThan(LEAK);
  });

  test('a comparison that ends at the first wrong letter would be found', () => {
    expect(leastDifference(leaking)).toBeGreaterThan(LEAK);
  });
});
