import { describe, expect, test } from 'vitest';
import { parsePointer } from './parse-pointer.ts';

describe('a JSON pointer', () => {
  // RFC 6901 section 5.
  test.each<[string, string[]]>([
    ['', []],
    ['/foo', ['foo']],
    ['/foo/0', ['foo', '0']],
    ['/', ['']],
    ['/a~1b', ['a/b']],
    ['/m~0n', ['m~n']],
    ['/c%d', ['c%d']],
    ['/ ', [' ']],
    ['/~01', ['~1']],
    ['/~10', ['/0']],
    ['/a//b', ['a', '', 'b']],
  ])('%j has the steps %j', (pointer, steps) => {
    expect(parsePointer(pointer)).toEqual(steps);
  });

  test.each(['foo', '#/foo', '/~', '/a~', '/a~2', '/~/a', ` /a`, `/${'a'.repeat(2_048)}`, '/a'.repeat(65)])(
    '%j is none',
    (pointer) => {
      expect(() => parsePointer(pointer)).toThrow('proof.pointer-wrong');
    },
  );
});
