import { hex } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import { fuzzRuns, LONG_TEST_MS } from '../testing/fuzz-runs.ts';
import { sharedVectors } from '../testing/shared-vectors.ts';
import { jcs } from './jcs.ts';

const NAMES = ['arrays', 'french', 'structures', 'unicode', 'values', 'weird'];
const DOUBLES = 10_000_000;
const vectors = sharedVectors('jcs', NAMES.length * 3);

describe('A17 test data of RFC 8785', () => {
  test.skipIf(vectors === undefined).each(NAMES)('%s', (name) => {
    // Their numbers are part of the test: with our own reader some would be refused before (see below).
    const text = jcs(vectors?.json(`input/${name}.json`) as JsonValue);
    expect(text).toBe(vectors?.text(`output/${name}.json`));
    expect(hex.encode(new TextEncoder().encode(text))).toBe(vectors?.text(`outhex/${name}.txt`).replace(/\s/g, ''));
  });
});

describe('A17 numbers', () => {
  test.each<[number, string]>([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-5e-324, '-5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e23, '1e+23'],
    [999999999999999700000, '999999999999999700000'],
    [1e21, '1e+21'],
    [9.999999999999997e-7, '9.999999999999997e-7'],
    [0.000001, '0.000001'],
    [333333333.3333332, '333333333.3333332'],
    [-0.0000033333333333333333, '-0.0000033333333333333333'],
    [1424953923781206.2, '1424953923781206.2'],
  ])('%d is written as RFC 8785 appendix B says', (value, text) => {
    expect(jcs(value)).toBe(text);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d has no text', (value) => {
    expect(() => jcs([value])).toThrow('json.number-unsafe');
  });

  test.each(['-0', '1e400', '-1e400', '1e-400', '9007199254740993', '1e30'])(
    '%s, which programs read differently, is refused before it gets there',
    (text) => {
      expect(() => parseJson(`{"n":${text}}`)).toThrow('json.number-unsafe');
    },
  );

  test(
    'doubles of every exponent: the shortest text, the nearest of its length, in the form of ECMAScript',
    () => {
      const wrong: string[] = [];
      const { numRuns, seed } = fuzzRuns(DOUBLES, 'doubles');
      for (const value of doubles(numRuns, seed)) {
        const text = jcs(value);
        if (!isRightText(text, value)) wrong.push(text);
      }
      expect(wrong).toEqual([]);
      process.stdout.write(`  A17: ${numRuns} doubles, all written as RFC 8785 says\n`);
    },
    LONG_TEST_MS,
  );
});

describe('A17 texts', () => {
  test.each(['\ud800', '\udc00', 'a\ud83d', '\ude00\ud83d'])('half a character is refused: %j', (text) => {
    expect(() => jcs(text)).toThrow('json.lone-surrogate');
    expect(() => jcs({ [text]: 1 })).toThrow('json.lone-surrogate');
    expect(() => jcs({ a: ['b', { c: text }] })).toThrow('json.lone-surrogate');
  });

  test('no text is normalised: composed and decomposed letters stay two texts', () => {
    expect(jcs('\u00e9')).not.toBe(jcs('e\u0301'));
    expect(jcs('\u2028\u2029\u007f\u0085')).toBe('"\u2028\u2029\u007f\u0085"');
    expect(jcs('\u0000\b\t\n\f\r\u001f"\\/')).toBe('"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/"');
  });

  test('members are sorted by UTF-16 code units, not by code points and not by a language', () => {
    const object = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
      é: 8,
      z: 9,
      Z: 0,
    };
    const keys = Object.keys(JSON.parse(jcs(object)));
    expect(keys).toEqual(['1', '\r', 'Z', 'z', '\u0080', 'é', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });
});

describe('A17 any JSON', () => {
  test('has one text, whatever the order of its members, and the text says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme-composite', maxDepth: 5 }), (json) => {
        const value = JSON.parse(JSON.stringify(json)) as JsonValue;
        const text = jcs(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(jcs(backwards(value))).toBe(text);
        expect(jcs(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a member that is undefined is absent', () => {
    expect(jcs({ b: undefined, a: 1 })).toBe('{"a":1}');
  });
});

/** The same value with its members the other way round. */
function backwards(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, entry]) => [key, entry === undefined ? entry : backwards(entry)]));
}

/** Doubles whose 64 bits come from a sequence (two xorshift32), so that every exponent and sign is met. */
function* doubles(count: number, seed: number): Generator<number> {
  const view = new DataView(new ArrayBuffer(8));
  let high = seed | 1;
  let low = ~seed | 1;
  for (let made = 0; made < count; ) {
    high = xorshift(high, 13, 17, 5);
    low = xorshift(low, 7, 1, 9);
    view.setUint32(0, high);
    view.setUint32(4, low);
    const value = view.getFloat64(0);
    if (!Number.isFinite(value)) continue;
    made++;
    yield value;
  }
}

function xorshift(state: number, first: number, second: number, third: number): number {
  const once = state ^ (state << first);
  const twice = once ^ (once >>> second);
  return twice ^ (twice << third);
}

/** Another way to say what ECMA-262 Number::toString asks, by the digits that other functions find. */
function isRightText(text: string, value: number): boolean {
  if (!Object.is(Number(text), value)) return false;
  const [, digits = '', exponent = ''] = /^(-?\d(?:\.\d+)?)e([+-]\d+)$/.exec(value.toExponential()) ?? [];
  const significant = digits.replace(/\D/g, '');
  const isShortest = significant.length === 1 || Number(value.toPrecision(significant.length - 1)) !== value;
  const isNearest = Number(value.toPrecision(significant.length)) === value;
  const inForm =
    Number(exponent) >= 21 || Number(exponent) < -6 ? text === `${digits}e${exponent}` : /^-?\d+(\.\d+)?$/.test(text);
  return isShortest && isNearest && inForm && text.replace(/e.*|\D/g, '').replace(/^0+|0+$/g, '') === significant;
}
