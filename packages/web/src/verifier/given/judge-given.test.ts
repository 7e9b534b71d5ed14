import { describe, expect, it } from 'vitest';
import { judgeBytes, judgeGiven, longestGiven } from './judge-given.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('what was given', () => {
  it.each([
    ['  {"a":1}\n', { kind: 'credential', text: '{"a":1}' }],
    ['\uFEFF{"a":1}', { kind: 'credential', text: '{"a":1}' }],
    [
      'https://laurel.example/credentials/1?key=a',
      { kind: 'address', url: 'https://laurel.example/credentials/1?key=a' },
    ],
    ['HTTP://localhost:3000/x', { kind: 'address', url: 'http://localhost:3000/x' }],
    ['', { kind: 'fault', fault: 'empty' }],
    [' \n ', { kind: 'fault', fault: 'empty' }],
    ['{"a":', { kind: 'fault', fault: 'damaged-json' }],
    ['hello there', { kind: 'fault', fault: 'not-json' }],
    ['file:///etc/passwd', { kind: 'fault', fault: 'not-web' }],
    ['javascript:alert(1)', { kind: 'fault', fault: 'not-web' }],
    ['https://', { kind: 'fault', fault: 'not-json' }],
    ['eyJhbGciOiJFZERTQSJ9.eyJ2YyI6e319.c2ln', { kind: 'fault', fault: 'jwt' }],
    ['eyJhbGciOiJFZERTQSJ9.eyJ2YyI6e319.c2ln~WyJzYWx0Il0~', { kind: 'fault', fault: 'jwt' }],
    ['x'.repeat(longestGiven + 1), { kind: 'fault', fault: 'too-large' }],
  ])('%.40j is told for what it is', (given, expected) => {
    expect(judgeGiven(given)).toEqual(expected);
  });

  it.each([
    [bytes('%PDF-1.7 …'), 'pdf'],
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'picture'],
    [new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'picture'],
    [new Uint8Array([0x50, 0x4b, 3, 4]), 'archive'],
    [new Uint8Array([0xc3, 0x28]), 'not-text'],
    [new Uint8Array(longestGiven + 1), 'too-large'],
    [new Uint8Array(), 'empty'],
  ])('a file is told by its bytes (%#)', (content, fault) => {
    expect(judgeBytes(content)).toEqual({ kind: 'fault', fault });
  });

  it('may be a credential in a file', () => {
    expect(judgeBytes(bytes('{"name":"Linnéa"}'))).toEqual({ kind: 'credential', text: '{"name":"Linnéa"}' });
  });
});
