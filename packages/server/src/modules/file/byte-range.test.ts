import { expect, test } from 'vitest';
import { byteRange } from './byte-range.ts';

test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=10-1000', { start: 10, end: 99 }],
  ['bytes=-5', { start: 95, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=99-', { start: 99, end: 99 }],
])('%s of 100 bytes is that part', (header, range) => {
  expect(byteRange(header, 100)).toEqual(range);
});

test.each([
  null,
  '',
  'bytes=',
  'bytes=-',
  'bytes=20-10',
  'bytes=0-1,5-6',
  'bytes=a-b',
  'bytes=-1-2',
  'bytes=1e1-',
  'lines=0-1',
  `bytes=${'9'.repeat(400)}-`,
  'bytes=0-0,-1',
  `bytes=${'0-0,'.repeat(10_000)}0-0`,
  ' '.repeat(50_000),
])('%j is no part of 100 bytes that can be given: all of it is', (header) => {
  expect(byteRange(header, 100)).toBeUndefined();
});

test.each(['bytes=-0', 'bytes=100-', 'bytes=100-200', 'bytes=999999999999999-'])(
  '%s is no part of 100 bytes',
  (header) => {
    expect(byteRange(header, 100)).toBe('none');
  },
);

test('an empty file has no parts', () => {
  expect(byteRange('bytes=0-', 0)).toBe('none');
  expect(byteRange('bytes=-1', 0)).toBe('none');
});
