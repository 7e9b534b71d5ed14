import { base64, base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fastest } from '../../testing/fastest.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import {
  assertionJws,
  boundSdJwtContent,
  coseContent,
  jsonContent,
  jwsContent,
  presentationJws,
  sdJwtContent,
} from '../../testing/sample-contents.ts';
import { sniff, sniffText } from '../sniff.ts';
import { addressBehind } from './address-behind.ts';
import { findInHtml } from './find-in-html.ts';
import { findInProse } from './find-in-prose.ts';
import { splitJson } from './split-json.ts';
import { tokenForm } from './token-form.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const part = (value: unknown) => base64urlnopad.encode(bytes(JSON.stringify(value)));

describe('what a text is', () => {
  test.each<[string, string]>([
    ['', 'empty'],
    [' \n\t', 'empty'],
    [jsonContent, 'json'],
    [`\n  ${jsonContent}  `, 'json'],
    [`[${jsonContent}]`, 'json'],
    [`\ufeff${jsonContent}`, 'json'],
    [`"${jwsContent}"`, 'json'],
    ['{', 'json'],
    [jwsContent, 'jws'],
    [` ${jwsContent}\r\n`, 'jws'],
    [jwsContent.replace('.', '\n.\n'), 'jws'],
    [jwsContent.replace(/c2ln$/, ''), 'jws'],
    [sdJwtContent, 'sd-jwt'],
    [boundSdJwtContent, 'sd-jwt'],
    ['https://issuer.example/credentials/1', 'url'],
    ['HTTP://issuer.example', 'url'],
    ['issuer.example/credentials/1?a=b', 'url'],
    ['openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fa.example', 'invitation'],
    ['https://wallet.example/?credential_offer=%7B%7D', 'invitation'],
    [`data:application/vc+jwt,${jwsContent}`, 'data-url'],
    [base64.encode(coseContent), 'base64'],
    [base64urlnopad.encode(bytes(jsonContent)), 'base64'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
    ['<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<x:svg/>', 'svg'],
    ['<!doctype html><title>a</title><svg/>', 'html'],
    ['<html lang="en">', 'html'],
    ['<rss/>', 'text'],
    ['<', 'text'],
    ['Here it is: https://a.example/', 'text'],
    ['[My badge](https://a.example/)', 'text'],
    ['hello', 'text'],
    ['a.b.c', 'text'],
    ['file:///etc/passwd', 'text'],
    ['javascript:alert(1)', 'text'],
  ])('%.60j', (text, kind) => {
    expect(sniffText(text).kind).toBe(kind);
    expect(sniff(bytes(text)).kind).toBe(kind);
  });

  test.each<[string, Uint8Array, string]>([
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'png'],
    ['PDF', bytes('%PDF-1.7\n'), 'pdf'],
    ['ZIP', bytes('PK\x03\x04'), 'zip'],
    ['an empty ZIP', bytes('PK\x05\x06'), 'zip'],
    ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image'],
    ['WebP', bytes('RIFF1234WEBP'), 'image'],
    ['COSE', coseContent, 'cose'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'unknown'],
    ['Latin-1', Uint8Array.of(0x7b, 0xfc, 0x7d), 'unknown'],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8), 'unknown'],
    ['a text with a NUL', bytes('a\0b'), 'unknown'],
    ['a text that begins like a bitmap', bytes('BMW employee badge'), 'text'],
    ['a bitmap', Uint8Array.of(0x42, 0x4d, 0, 0xff), 'image'],
  ])('bytes: %s', (_, input, kind) => {
    expect(sniff(input).kind).toBe(kind);
  });
});

describe('tokens', () => {
  test.each<[string, ReturnType<typeof tokenForm>]>([
    [jwsContent, { form: 'jws', kind: 'credential' }],
    [presentationJws, { form: 'jws', kind: 'presentation' }],
    [assertionJws, { form: 'jws', kind: 'open-badge-2' }],
    [`${part({ alg: 'none' })}.${part({ vc: {} })}.`, { form: 'jws', kind: 'credential' }],
    [
      `${part({ alg: 'ES256', typ: 'application/vp+jwt' })}.${part({ vc: {} })}.AA`,
      { form: 'jws', kind: 'presentation' },
    ],
    [`${part({ alg: 'ES256' })}.${part({ type: ['VerifiableCredential'] })}.AA`, { form: 'jws', kind: 'credential' }],
    [`${part({ alg: 'ES256' })}.AAAA.AA`, { form: 'jws', kind: 'unknown' }],
    [sdJwtContent, { form: 'sd-jwt', kind: 'credential' }],
    [boundSdJwtContent, { form: 'sd-jwt', kind: 'credential' }],
    [`${jwsContent}~`, { form: 'sd-jwt', kind: 'credential' }],
    [`${jwsContent}~~`, undefined],
    [`${jwsContent}~a.b`, undefined],
    [`${jwsContent}~WyJd`, undefined],
    [`${part({ alg: 'ES256' })}..AA`, undefined],
    [`${part({ alg: 7 })}.AAAA.AA`, undefined],
    [`${part([])}.AAAA.AA`, undefined],
    [`${part({ alg: 'ES256' })}=.AAAA.AA`, undefined],
    ['a.b.c', undefined],
    [`${part({ alg: 'dir', enc: 'A128GCM' })}.a.b.c.d`, undefined],
    [`${jwsContent} ${jwsContent}`, undefined],
    [`${jwsContent}\n`, undefined],
  ])('%.60j', (text, expected) => {
    expect(tokenForm(text)).toEqual(expected);
  });
});

describe('cutting JSON', () => {
  test('gives the text of each value as it is written', () => {
    expect(splitJson(' [ {"a" : [1, 2]} ,\n"x,]\\"" , 1.0e1 ]\n', 9)).toEqual({
      kind: 'array',
      items: ['{"a" : [1, 2]}', '"x,]\\""', '1.0e1'],
    });
    expect(splitJson('{"a:b" : {"c":":"}, "d":[] }', 9)).toEqual({
      kind: 'object',
      members: [
        ['"a:b"', '{"c":":"}'],
        ['"d"', '[]'],
      ],
    });
    expect(splitJson('[]', 9)).toEqual({ kind: 'array', items: [] });
    expect(splitJson('{ }', 9)).toEqual({ kind: 'object', members: [] });
  });

  test.each(['', '1', '"a"', '[', ']', '[}', '{"a"}', '["a":1]', '[1]]', '[[1]', '["]', '{"a":1,}', '\u00a0[1]'])(
    '%j cannot be cut',
    (text) => {
      expect(splitJson(text, 9)).toBeUndefined();
    },
  );

  test('more pieces than allowed are not made', () => {
    expect(splitJson('[1,2,3]', 3)).toBeDefined();
    expect(splitJson('[1,2,3]', 2)).toBeUndefined();
  });

  test('any JSON is cut into its values, and put together again is the same', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        const split = splitJson(text, 1_000);
        if (Array.isArray(value)) {
          expect(split?.kind === 'array' && split.items.map((item) => JSON.parse(item))).toEqual(value);
        } else if (typeof value === 'object' && value !== null) {
          const members = split?.kind === 'object' ? split.members : [];
          expect(JSON.parse(`{${members.map(([key, member]) => `${key}:${member}`).join(',')}}`)).toEqual(value);
        } else expect(split).toBeUndefined();
      }),
      fuzzRuns(1_000, 'JSON in pieces'),
    );
  });
});

describe('what is in a longer text', () => {
  test('tokens and full addresses are found, once each', () => {
    const text = `Hello,\nmy badge <https://a.example/1>, or "${jwsContent}".\nAlso: https://a.example/1 (see www.b.example/x) ey hello.`;
    expect(findInProse(text)).toEqual(['https://a.example/1', jwsContent]);
  });

  test('a document is not searched', () => {
    expect(findInProse(`${'word '.repeat(300_000)} https://a.example/1`)).toBeUndefined();
  });

  test('a list of a thousand addresses is not somebody’s badge', () => {
    expect(findInProse(Array.from({ length: 1_000 }, (_, at) => `https://a.example/${at}`).join(' '))).toBeUndefined();
  });

  test.each([
    [
      'https://www.linkedin.com/profile/add?name=x&certUrl=https%3A%2F%2Fissuer.example%2Fc%2F1',
      'https://issuer.example/c/1',
    ],
    ['https://www.linkedin.com/safety/go?url=https%3A%2F%2Fissuer.example%2Fc%2F1&t=a', 'https://issuer.example/c/1'],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fissuer.example%2F&data=1',
      'https://issuer.example/',
    ],
    ['https://www.linkedin.com/in/somebody', 'https://www.linkedin.com/in/somebody'],
    [
      'https://notlinkedin.com/?url=https%3A%2F%2Fissuer.example',
      'https://notlinkedin.com/?url=https%3A%2F%2Fissuer.example',
    ],
    [
      'https://www.linkedin.com/safety/go?url=javascript%3Aalert(1)',
      'https://www.linkedin.com/safety/go?url=javascript%3Aalert(1)',
    ],
  ])('%s leads to %s', (url, behind) => {
    expect(addressBehind(url)).toBe(behind);
  });
});

describe('what is in a page', () => {
  test('data scripts and other forms of the page are found', () => {
    const page = `<!doctype html><head>
      <link rel="alternate" type="application/vc+jwt" href="/c/1.jwt?a=1&amp;b=2">
      <LINK href='c.json' type='application/json; charset=utf-8' rel='nofollow alternate'/>
      <link rel="stylesheet" type="text/css" href="a.css">
      <link rel="preload" type="application/json" href="b.json">
      <script type="application/ld+json">{"a":1}</script>
      <script>alert(1)</script><script type="module" src="a.js"></script>`;
    expect(findInHtml(page)).toEqual([
      { part: 'link', href: '/c/1.jwt?a=1&b=2' },
      { part: 'link', href: 'c.json' },
      { part: 'script', text: '{"a":1}' },
    ]);
  });

  test.each([
    '<script ',
    '<script>',
    '<link ',
    '<script type="application/json">',
    '<script type=application/json x',
    '<link type=',
  ])('a page of %j is read in time', async (piece) => {
    expect(await fastest(() => findInHtml(piece.repeat(2_000_000 / piece.length)))).toBeLessThan(500);
  });
});

test('every text is told in time', async () => {
  const pieces = [
    ' ',
    'a',
    'a.',
    '.',
    '~',
    '{',
    '[',
    '"',
    '\\"',
    '<!--',
    '<?',
    '<!doctype ',
    'https://a/',
    'https://a/ ',
    'eyJ.a.b ',
    'data:',
    '=',
    'ey.',
    ',',
    '\n',
    '\ufeff',
    'é',
  ];
  for (const piece of pieces) {
    const text = piece.repeat(500_000 / piece.length);
    const read = () => [sniffText(text), splitJson(`[${text}]`, 10_000), findInProse(text)];
    expect(`${piece} ${(await fastest(read)) < 1_000}`).toBe(`${piece} true`);
  }
});
