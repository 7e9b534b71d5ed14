import { expect, test } from 'vitest';
import { commonPassages } from './common-passages.ts';
import { estimate, jaccard, shinglesOf, signatureOf, wordsIn } from './compare-texts.ts';

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `w${from + n}`);
const pairs = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].flatMap((share) =>
  Array.from({ length: 10 }, (_, n) => {
    const [start, length] = [n * 10_000, 400];
    const shift = Math.round(length * (1 - share));
    return [words(start, start + length), words(start + shift, start + length + shift)] as const;
  }),
);

test('the estimate is within what 128 functions promise of the exact share, and right on the whole', () => {
  const errors = pairs.map(([a, b]) => {
    const [x, y] = [shinglesOf(a), shinglesOf(b)];
    return estimate(signatureOf(x), signatureOf(y)) - jaccard(x, y);
  });
  // Four standard deviations of a share near a half: 4 × √(¼ / 128).
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.18);
  expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.02);
});

test('the same text is wholly the same, another not at all, and nothing shares nothing', () => {
  const [a, b] = [shinglesOf(words(0, 200)), shinglesOf(words(1_000, 1_200))];
  expect(estimate(signatureOf(a), signatureOf(a))).toBe(1);
  expect(estimate(signatureOf(a), signatureOf(b))).toBeLessThan(0.05);
  expect(jaccard(new Set(), new Set())).toBe(0);
});

test('case, marks and setting make no difference; another order of words does', () => {
  const plain = shinglesOf(wordsIn('The quick brown fox jumps over the lazy dog'));
  expect(shinglesOf(wordsIn('**The** QUICK, brown\n\nfox — jumps (over) the lazy dog!'))).toEqual(plain);
  expect(jaccard(plain, shinglesOf(wordsIn('dog lazy the over jumps fox brown quick The')))).toBe(0);
});

test('passages stand as they were written in both, the longest first, and short ones are chance', () => {
  const shared = 'One two three, four FIVE six seven eight nine';
  const long = 'a b c d e f g h i j k l m';
  const passages = commonPassages(
    `x ${shared}. y ${long} z`,
    `${long}! p one two three four five six seven eight nine q`,
  );
  expect(passages).toEqual([
    { first: long, second: long },
    { first: shared, second: 'one two three four five six seven eight nine' },
  ]);
  expect(commonPassages('one two three four', 'one two three four')).toEqual([]);
});

test('a text of one word over and over is compared in no time', () => {
  const text = 'spam '.repeat(20_000);
  const started = performance.now();
  commonPassages(text, text);
  expect(performance.now() - started).toBeLessThan(10_000);
});
