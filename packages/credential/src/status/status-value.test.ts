import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { MIN_STATUS_LIST_ENTRIES } from './numbered-list.ts';
import { emptyStatusBits, setStatus } from './set-status.ts';
import { statusBit, statusValue } from './status-bit.ts';

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8];
const ENTRIES = MIN_STATUS_LIST_ENTRIES;

/** The list as the standard draws it: a row of zeros and ones, first bit left. */
const asText = (bits: Uint8Array) => Array.from(bits, (byte) => byte.toString(2).padStart(8, '0')).join('');

describe.each(SIZES)('D02 a list with %i bits a value', (size) => {
  test('every one of 131,072 indexes is read exactly', () => {
    const bits = seededRandom(size)((ENTRIES * size) / 8);
    const text = asText(bits);
    let wrong = 0;
    for (let index = 0; index < ENTRIES; index++) {
      const expected = Number.parseInt(text.slice(index * size, (index + 1) * size), 2);
      if (statusValue(bits, index, size) !== expected) wrong++;
      if (size === 1 && statusBit(bits, index) !== (expected === 1)) wrong++;
    }
    expect(wrong).toBe(0);
  });

  test.each(['forwards', 'backwards'])(
    'every one of 131,072 indexes is written exactly, %s, and touches no other',
    (way) => {
      const values = Uint8Array.from({ length: ENTRIES }, (_, index) => (index * 167 + 13) % 2 ** size);
      const bits = emptyStatusBits({ size }).fill(0xff);
      for (let step = 0; step < ENTRIES; step++) {
        const index = way === 'forwards' ? step : ENTRIES - 1 - step;
        setStatus({ bits, index, size, value: values[index] ?? 0, purpose: 'message' });
      }
      const expected = Array.from(values, (value) => value.toString(2).padStart(size, '0')).join('');
      expect(asText(bits) === expected).toBe(true);
    },
  );

  test('the index after the last is out of range', () => {
    const bits = emptyStatusBits({ size });
    expect(statusValue(bits, ENTRIES - 1, size)).toBe(0);
    expect(() => statusValue(bits, ENTRIES, size)).toThrow('status.index-out-of-range');
    expect(() => setStatus({ bits, index: ENTRIES, size, value: 1, purpose: 'message' })).toThrow(
      'status.index-out-of-range',
    );
  });
});

describe('D02 bits', () => {
  test('index 0 is the leftmost bit, the most significant of the first byte', () => {
    expect(statusBit(Uint8Array.of(0x80), 0)).toBe(true);
    expect(statusBit(Uint8Array.of(0x01), 7)).toBe(true);
    expect(statusBit(Uint8Array.of(0x00, 0x80), 8)).toBe(true);
  });

  test('a value may lie across two bytes', () => {
    expect(statusValue(Uint8Array.of(0b0000_0010, 0b1000_0000), 2, 3)).toBe(0b101);
  });

  test.each([-1, 8, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'index %d of eight bits is out of range',
    (index) => {
      expect(() => statusBit(Uint8Array.of(0xff), index)).toThrow('status.index-out-of-range');
    },
  );

  test.each([-1, 4, 0.5, Number.NaN])('a value of %d does not fit two bits', (value) => {
    const set = () => setStatus({ bits: emptyStatusBits({ size: 2 }), index: 0, size: 2, value, purpose: 'message' });
    expect(set).toThrow('status.value-out-of-range');
  });

  test.each([0, 9, 1.5, -1])('values of %d bits are refused', (size) => {
    expect(() => emptyStatusBits({ size })).toThrow('status.size-unsupported');
  });
});

describe('D09 what was revoked stays revoked', () => {
  test.each(['revocation', 'refresh'] as const)('a %s is never taken back', (purpose) => {
    const bits = emptyStatusBits();
    setStatus({ bits, index: 5, value: 1, purpose });
    expect(() => setStatus({ bits, index: 5, value: 0, purpose })).toThrow('status.not-reversible');
    expect(statusBit(bits, 5)).toBe(true);
    setStatus({ bits, index: 5, value: 1, purpose });
  });

  test('the reason of a revocation may change, to another reason', () => {
    const bits = emptyStatusBits({ size: 2 });
    setStatus({ bits, index: 5, size: 2, value: 1, purpose: 'revocation' });
    setStatus({ bits, index: 5, size: 2, value: 2, purpose: 'revocation' });
    expect(() => setStatus({ bits, index: 5, size: 2, value: 0, purpose: 'revocation' })).toThrow(
      'status.not-reversible',
    );
    expect(statusValue(bits, 5, 2)).toBe(2);
  });

  test.each(['suspension', 'message'] as const)('a %s comes and goes', (purpose) => {
    const bits = emptyStatusBits();
    setStatus({ bits, index: 5, value: 1, purpose });
    setStatus({ bits, index: 5, value: 0, purpose });
    expect(statusBit(bits, 5)).toBe(false);
  });
});
