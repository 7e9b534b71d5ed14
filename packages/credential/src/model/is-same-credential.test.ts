import { expect, test } from 'vitest';
import { isSameCredential } from './is-same-credential.ts';

test.each([
  ['{"a":1,"b":[2]}', ' {\n "b": [2], "a": 1.0 }\n', true],
  ['{"a":1}', '{"a":2}', false],
  ['{"a":1}', '{"a":1,"proof":{}}', false],
  ['{"a":1', '{"a":1', false],
  ['{"a":1,"a":1}', '{"a":1,"a":1}', false],
  ['e30.e30.AA', 'e30.e30.AA\n', true],
  ['e30.e30.AA', 'e30.e30.AB', false],
  ['', '', false],
])('%j and %j are one credential: %s', (left, right, same) => {
  expect(isSameCredential(left, right)).toBe(same);
  expect(isSameCredential(right, left)).toBe(same);
});
