import { expect, test } from 'vitest';
import { compareVersions } from './compare-versions.ts';

const shown = (before: string, after: string) =>
  compareVersions(before, after).map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`);

test('what stayed, came and went is told line by line', () => {
  expect(shown('a\nb\nc\nd', 'a\nc\nx\nd')).toEqual([' a', '-b', ' c', '+x', ' d']);
  expect(shown('a', 'a')).toEqual([' a']);
  expect(shown('', 'a\nb')).toEqual(['-', '+a', '+b']);
});

test('both versions can be read out of the comparison, whatever changed', () => {
  let state = 7;
  const next = (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  for (let round = 0; round < 200; round += 1) {
    const text = () => Array.from({ length: next(12) }, () => 'abc'[next(3)]).join('\n');
    const [before, after] = [text(), text()];
    const changes = compareVersions(before, after);
    const without = (kind: string) => changes.filter((change) => change.kind !== kind).map((change) => change.text);
    expect(without('added').join('\n')).toBe(before);
    expect(without('removed').join('\n')).toBe(after);
  }
});

test('texts of thousands of lines are compared in no time', () => {
  const lines = (word: string) => Array.from({ length: 25_000 }, (_, n) => `${word}${n}`).join('\n');
  const started = performance.now();
  expect(compareVersions(lines('a'), lines('b'))).toHaveLength(50_000);
  expect(performance.now() - started).toBeLessThan(10_000);
});
