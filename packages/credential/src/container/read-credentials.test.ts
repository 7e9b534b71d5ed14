import { base64, base64urlnopad } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { fastest } from '../testing/fastest.ts';
import { internationalText, pngChunk, pngFile } from '../testing/png-file.ts';
import {
  assertionContent,
  assertionJws,
  boundSdJwtContent,
  coseContent,
  jsonContent,
  jwsContent,
  presentationContent,
  presentationJws,
  sdJwtContent,
} from '../testing/sample-contents.ts';
import { zipFile } from '../testing/zip-file.ts';
import { concatBytes } from './concat-bytes.ts';
import { bakePng } from './png/bake-png.ts';
import { readCredentials } from './read-credentials.ts';
import type { ContainerRetrieval, ReadOptions } from './read-options.ts';
import type { ReadResult } from './read-result.ts';
import { bakeSvg } from './svg/bake-svg.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);
const OLD_ASSERTION =
  '{"uid":"1","recipient":{"type":"email"},"badge":"https://a.example/b","verify":{"type":"hosted"}}';
const ENVELOPE = `{"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,${jwsContent}"}`;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** A network of fixed answers, which writes down what was asked. */
function network(answers: Record<string, Uint8Array | string>): ReadOptions & { readonly asked: string[] } {
  const asked: string[] = [];
  const retrieve = async (url: string): Promise<ContainerRetrieval> => {
    asked.push(url);
    const body = answers[url];
    return body === undefined ? { ok: false, reasonCode: 'retrieval.not-found' } : { ok: true, body };
  };
  return { asked, retrieve };
}

/** What was found, as container, form, kind and content; and the codes of what was refused. */
function brief({ found, refused }: ReadResult) {
  return {
    found: found.map(({ container, form, kind, content }) => [container, form, kind, content]),
    refused: refused.map(({ code }) => code),
  };
}

const only = (...found: readonly unknown[]) => ({ found, refused: [] });
const refusal = (...codes: readonly string[]) => ({ found: [], refused: codes.map((code) => `container.${code}`) });

describe('what is given bare is found as it is', () => {
  test.each<[string, string, readonly unknown[]]>([
    ['a credential', jsonContent, ['json', 'json', 'credential', jsonContent]],
    ['a credential in white space', `\n ${jsonContent}\r\n`, ['json', 'json', 'credential', `\n ${jsonContent}\r\n`]],
    ['a presentation', presentationContent, ['json', 'json', 'presentation', presentationContent]],
    ['an assertion', assertionContent, ['json', 'json', 'open-badge-2', assertionContent]],
    ['an old assertion', OLD_ASSERTION, ['json', 'json', 'open-badge-2', OLD_ASSERTION]],
    ['an envelope', ENVELOPE, ['json', 'json', 'credential', ENVELOPE]],
    ['a JWS', jwsContent, ['text', 'jws', 'credential', jwsContent]],
    ['a JWS with line breaks', ` ${jwsContent.replaceAll('.', '.\r\n')}\n`, ['text', 'jws', 'credential', jwsContent]],
    ['a JWS of a presentation', presentationJws, ['text', 'jws', 'presentation', presentationJws]],
    ['a signed assertion', assertionJws, ['text', 'jws', 'open-badge-2', assertionJws]],
    ['an SD-JWT', sdJwtContent, ['text', 'sd-jwt', 'credential', sdJwtContent]],
    ['an SD-JWT with key binding', boundSdJwtContent, ['text', 'sd-jwt', 'credential', boundSdJwtContent]],
    ['a JWS in quotes', `"${jwsContent}"`, ['text', 'jws', 'credential', jwsContent]],
    ['a JWS after a mark', `\ufeff${jwsContent}`, ['text', 'jws', 'credential', jwsContent]],
    ['a data URL', `data:application/vc+jwt,${jwsContent}`, ['text', 'jws', 'credential', jwsContent]],
    [
      'a data URL in base64',
      `data:;base64,${base64.encode(bytes(jsonContent))}`,
      ['json', 'json', 'credential', jsonContent],
    ],
    [
      'a data URL, percent-encoded',
      `data:application/vc,${encodeURIComponent(jsonContent)}`,
      ['json', 'json', 'credential', jsonContent],
    ],
    ['COSE in base64', base64.encode(coseContent), ['bytes', 'cose', 'unknown', coseContent]],
    ['COSE in base64url', base64urlnopad.encode(coseContent), ['bytes', 'cose', 'unknown', coseContent]],
    ['JSON in base64', base64.encode(bytes(jsonContent)), ['json', 'json', 'credential', jsonContent]],
  ])('%s', async (_, input, found) => {
    expect(brief(await readCredentials(input))).toEqual(only(found));
    expect(brief(await readCredentials(bytes(input)))).toEqual(only(found));
  });

  test('COSE is bytes', async () => {
    expect(brief(await readCredentials(coseContent))).toEqual(only(['bytes', 'cose', 'unknown', coseContent]));
  });

  test.each<[string, string | Uint8Array, string, string]>([
    ['nothing', '', 'empty', 'container.no-credential'],
    ['no bytes', new Uint8Array(), 'empty', 'container.no-credential'],
    ['a sentence', 'I have no badge.', 'text', 'container.no-credential'],
    ['other JSON', '{"a":1}', 'json', 'container.no-credential'],
    ['a list of nothing', '[]', 'json', 'container.no-credential'],
    ['a badge class', '{"type":"BadgeClass","name":"x"}', 'json', 'container.no-credential'],
    ['half of JSON', jsonContent.slice(0, -1), 'json', 'json.syntax'],
    ['JSON that says a thing twice', jsonContent.replace('{', '{"id":"a","id":"b",'), 'json', 'json.duplicate-key'],
    ['JSON with two types', jsonContent.replace('{', '{"type":"a",'), 'json', 'json.duplicate-key'],
    ['a type by another spelling', jsonContent.replace('{', '{"\\u0074ype":"a",'), 'json', 'json.duplicate-key'],
    ['JSON with a mark', `\ufeff${jsonContent}`, 'json', 'json.byte-order-mark'],
    ['too much JSON', jsonContent.replace('"name"', `"a":"${'x'.repeat(1_100_000)}","name"`), 'json', 'json.too-large'],
    [
      'an invitation',
      'openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fa.example',
      'invitation',
      'container.invitation',
    ],
    ['an address', 'https://issuer.example/1', 'url', 'container.not-retrieved'],
    ['a picture', JPEG, 'image', 'container.no-credential'],
    ['another file', Uint8Array.of(0x1f, 0x8b, 8, 0), 'unknown', 'container.unsupported'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'unknown', 'container.unsupported'],
    ['a page', '<html><p>badge</p></html>', 'html', 'container.no-credential'],
    ['a picture of lines', SVG, 'svg', 'container.no-credential'],
    ['a broken data URL', 'data:application/json;base64,%%%', 'data-url', 'container.malformed'],
    ['base64 of nothing', 'aGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8', 'base64', 'container.no-credential'],
    ['65 MB', new Uint8Array(67_108_865), 'unknown', 'container.too-large'],
  ])('%s is refused with its code', async (_, input, kind, code) => {
    const { found, refused, kind: seen } = await readCredentials(input);
    expect(found).toEqual([]);
    expect(refused.map((part) => [part.path, part.kind, part.code])).toEqual([[[], kind, code]]);
    expect(seen).toBe(kind);
  });
});

describe('lists and answers of APIs', () => {
  test('each item of a list keeps every byte', async () => {
    const { found, refused } = await readCredentials(
      `[ ${jsonContent}\n,"${jwsContent}" , 7, {"a":1},${presentationContent}]`,
    );
    expect(found.map(({ path, content }) => [path, content])).toEqual([
      [[{ in: 'json', pointer: '/0' }], jsonContent],
      [[{ in: 'json', pointer: '/1' }], jwsContent],
      [[{ in: 'json', pointer: '/4' }], presentationContent],
    ]);
    expect(refused.map(({ path, code }) => [path, code])).toEqual([
      [[{ in: 'json', pointer: '/2' }], 'container.no-credential'],
      [[{ in: 'json', pointer: '/3' }], 'container.no-credential'],
    ]);
  });

  test.each<[string, string, readonly (readonly [string, string])[]]>([
    [
      'VC-API',
      `{"verifiableCredential": ${jsonContent}, "options": {"a": [1]}}`,
      [['/verifiableCredential', jsonContent]],
    ],
    ['an envelope in VC-API', `{"verifiableCredential":"${jwsContent}"}`, [['/verifiableCredential', jwsContent]]],
    [
      'OID4VCI',
      `{"credentials":[{"credential":"${sdJwtContent}"},{"credential":${jsonContent}}]}`,
      [
        ['/credentials/0/credential', sdJwtContent],
        ['/credentials/1/credential', jsonContent],
      ],
    ],
    [
      'Open Badges 3.0',
      `{"credential":[${jsonContent}],"compactJwsString":["${jwsContent}"]}`,
      [
        ['/credential/0', jsonContent],
        ['/compactJwsString/0', jwsContent],
      ],
    ],
    ['a presentation', `{"vp":${presentationContent}}`, [['/vp', presentationContent]]],
    ['a strange key', `{"x/~y":1,"vc":${jsonContent}}`, [['/vc', jsonContent]]],
  ])('%s', async (_, input, expected) => {
    const { found, refused } = await readCredentials(input);
    expect(found.map(({ path, content }) => [path, content])).toEqual(
      expected.map(([pointer, content]) => [[{ in: 'json', pointer }], content]),
    );
    expect(refused).toEqual([]);
  });

  test('a list longer than one credential may be is read', async () => {
    const long = jsonContent.replace('"name"', `"padding":"${'x'.repeat(500_000)}","name"`);
    const { found } = await readCredentials(`{"credentials":[${[long, long, long].join(',')}]}`);
    expect(found.map(({ content }) => content)).toEqual([long, long, long]);
  });

  test.each([
    [
      'a wrapper that says a thing twice',
      `{"credential":${jsonContent},"credential":"${jwsContent}"}`,
      'json.duplicate-key',
    ],
    [
      'a wrapper with another spelling of one key',
      `{"credential":${jsonContent},"credentia\\u006c":1}`,
      'json.duplicate-key',
    ],
    ['a wrapper that is broken elsewhere', `{"credential":${jsonContent},"a":{"b":1,"b":2}}`, 'json.duplicate-key'],
    ['a wrapper that does not end', `{"credential":${jsonContent}`, 'json.syntax'],
    ['nothing in a wrapper', '{"credential":null}', 'container.no-credential'],
    ['an address in a wrapper', '{"credential":"https://issuer.example/1"}', 'container.not-retrieved'],
  ])('%s is refused', async (_, input, code) => {
    const { asked, retrieve } = network({});
    expect(brief(await readCredentials(input, { retrieve }))).toEqual({ found: [], refused: [code] });
    expect(asked).toEqual([]);
  });

  test('what is wrapped without end is refused in time', async () => {
    for (const depth of [20, 500_000]) {
      const text = '['.repeat(depth) + ']'.repeat(depth);
      const read = async () => expect(brief(await readCredentials(text))).toEqual(refusal('nested'));
      expect(await fastest(read)).toBeLessThan(1_000);
    }
  });

  test('ten thousand things are enough', async () => {
    const list = `[${Array.from({ length: 9_000 }, () => '{}').join(',')}]`;
    const { refused } = await readCredentials(`[${list},${list}]`);
    expect(refused.at(-1)?.code).toBe('container.too-large');
    expect(refused.length).toBe(10_000 - 2);
  });
});

describe('pictures', () => {
  test('what is baked is found, with the place', async () => {
    expect((await readCredentials(bakePng(pngFile(), jsonContent))).found).toEqual([
      {
        path: [{ in: 'png', chunk: 'iTXt', keyword: 'openbadgecredential' }],
        container: 'png',
        form: 'json',
        kind: 'credential',
        content: jsonContent,
      },
    ]);
    expect((await readCredentials(bytes(bakeSvg(SVG, sdJwtContent)))).found).toEqual([
      {
        path: [{ in: 'svg', element: 'credential', part: 'verify' }],
        container: 'svg',
        form: 'sd-jwt',
        kind: 'credential',
        content: sdJwtContent,
      },
    ]);
  });

  test('an SVG may be pasted, and may begin with a mark', async () => {
    const svg = bakeSvg(SVG, jsonContent);
    for (const input of [svg, `\n<?xml version="1.0"?>${svg}`, `\ufeff${svg}`, bytes(`\ufeff${svg}`)]) {
      expect(brief(await readCredentials(input))).toEqual(only(['svg', 'json', 'credential', jsonContent]));
    }
  });

  test('a hosted badge of 2.0 is fetched from the address that the picture holds', async () => {
    const url = 'https://issuer.example/assertions/1';
    const world = network({ [url]: assertionContent });
    const png = pngFile([pngChunk('tEXt', `openbadges\0${url}`)]);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="http://openbadges.org"><o:assertion verify="${url}"/></svg>`;
    expect((await readCredentials(png, world)).found).toEqual([
      {
        path: [
          { in: 'png', chunk: 'tEXt', keyword: 'openbadges' },
          { in: 'url', url },
        ],
        container: 'url',
        form: 'json',
        kind: 'open-badge-2',
        content: assertionContent,
      },
    ]);
    expect(brief(await readCredentials(svg, world)).found).toEqual([['url', 'json', 'open-badge-2', assertionContent]]);
    expect(brief(await readCredentials(png))).toEqual(refusal('not-retrieved'));
    expect(world.asked).toEqual([url, url]);
  });

  test('a picture with something else baked in is refused', async () => {
    for (const text of ['hello', '{"a":1}', `see ${jwsContent}`, '']) {
      expect(brief(await readCredentials(pngFile([internationalText('openbadgecredential', text)])))).toEqual(
        refusal('no-credential'),
      );
    }
  });

  test('a damaged or ambiguous picture is refused and not searched for codes', async () => {
    let looked = 0;
    const readQrCodes = async () => {
      looked++;
      return [jwsContent];
    };
    const png = bakePng(pngFile(), jsonContent);
    expect(brief(await readCredentials(concatBytes([png, png]), { readQrCodes }))).toEqual(refusal('ambiguous'));
    expect(brief(await readCredentials(png.subarray(0, -1), { readQrCodes }))).toEqual(refusal('malformed'));
    expect(looked).toBe(0);
  });
});

describe('QR codes', () => {
  test('of a photo are read, each as a text', async () => {
    const url = 'https://issuer.example/c/1';
    const codes = [jwsContent, url, 'hello', jsonContent];
    const options = { ...network({ [url]: sdJwtContent }), readQrCodes: async () => codes };
    const result = await readCredentials(JPEG, options);
    expect(brief(result)).toEqual({
      found: [
        ['qr', 'jws', 'credential', jwsContent],
        ['url', 'sd-jwt', 'credential', sdJwtContent],
        ['qr', 'json', 'credential', jsonContent],
      ],
      refused: ['container.no-credential'],
    });
    expect(result.found[1]?.path).toEqual([
      { in: 'qr', index: 1 },
      { in: 'url', url },
    ]);
  });

  test('are looked for in a PNG that has nothing baked in', async () => {
    const seen: Uint8Array[] = [];
    const readQrCodes = async (image: Uint8Array) => {
      seen.push(image);
      return [jwsContent];
    };
    expect(brief(await readCredentials(pngFile(), { readQrCodes })).found).toEqual([
      ['qr', 'jws', 'credential', jwsContent],
    ]);
    expect(brief(await readCredentials(bakePng(pngFile(), jsonContent), { readQrCodes })).found).toHaveLength(1);
    expect(seen).toEqual([pngFile()]);
  });

  test('of a wallet’s invitation are told for what they are', async () => {
    const readQrCodes = async () => ['openid4vp://?request_uri=https%3A%2F%2Fa.example'];
    expect(brief(await readCredentials(JPEG, { readQrCodes }))).toEqual(refusal('invitation'));
  });

  test('that are not there are refused', async () => {
    expect(brief(await readCredentials(JPEG, { readQrCodes: async () => [] }))).toEqual(refusal('no-credential'));
  });
});

describe('addresses', () => {
  const url = 'https://issuer.example/credentials/1';

  test.each<[string, string | URL, string]>([
    ['alone', url, url],
    ['as URL', new URL(url), url],
    ['without its scheme', 'issuer.example/credentials/1', url],
    ['in a sentence', `Look, my badge: ${url}.`, url],
    ['in quotes', `"${url}"`, url],
    ['behind LinkedIn', `https://www.linkedin.com/safety/go?url=${encodeURIComponent(url)}`, url],
  ])('%s are visited', async (_, input, asked) => {
    const world = network({ [url]: bakePng(pngFile(), jsonContent) });
    expect(brief(await readCredentials(input, world)).found).toEqual([['png', 'json', 'credential', jsonContent]]);
    expect(world.asked).toEqual([asked]);
  });

  test('that answer with a page lead to the credential that the page names', async () => {
    const page = `<html><link rel="alternate" type="application/vc+jwt" href="1.jwt"><script type="application/ld+json">${jsonContent.replace('</', '<\\/')}</script></html>`;
    const world = network({ [url]: page, 'https://issuer.example/credentials/1.jwt': jwsContent });
    const { found, refused } = await readCredentials(url, world);
    expect(found.map(({ path, content }) => [path.at(-1), content])).toEqual([
      [{ in: 'url', url: 'https://issuer.example/credentials/1.jwt' }, jwsContent],
      [{ in: 'html', part: 'script' }, jsonContent],
    ]);
    expect(refused).toEqual([]);
  });

  test('lead no further than one page', async () => {
    const page = (href: string) => `<html><link rel="alternate" type="application/json" href="${href}"></html>`;
    const world = network({ [url]: page('/2'), 'https://issuer.example/2': page('/3') });
    await readCredentials(url, world);
    expect(world.asked).toEqual([url, 'https://issuer.example/2']);
  });

  test('that answer with an address lead nowhere', async () => {
    const world = network({ [url]: 'https://other.example/1' });
    expect(brief(await readCredentials(url, world))).toEqual(refusal('not-retrieved'));
    expect(world.asked).toEqual([url]);
  });

  test.each(['http://issuer.example/1', 'http://127.0.0.1/', 'http://localhost:3000/1'])(
    '%s is not visited',
    async (insecure) => {
      const world = network({});
      expect(brief(await readCredentials(insecure, world))).toEqual({ found: [], refused: ['retrieval.refused'] });
      expect(world.asked).toEqual([]);
    },
  );

  test('of this machine are visited where the caller says so', async () => {
    const world = network({ 'http://localhost:3000/1': jsonContent });
    expect(
      brief(await readCredentials('http://localhost:3000/1', { ...world, allowHttpLocalhost: true })).found,
    ).toHaveLength(1);
    expect(
      brief(await readCredentials('http://issuer.example/1', { ...world, allowHttpLocalhost: true })).found,
    ).toHaveLength(0);
  });

  test('that do not answer say why', async () => {
    const { refused } = await readCredentials(url, network({}));
    expect(refused).toEqual([
      { path: [{ in: 'url', url }], kind: 'url', code: 'retrieval.not-found', detail: undefined },
    ]);
  });

  test('in files of an archive are not visited', async () => {
    const world = network({ [url]: jsonContent });
    const zip = zipFile([
      { name: 'a.txt', data: url },
      { name: 'b.txt', data: `see ${url}` },
    ]);
    expect(brief(await readCredentials(zip, world))).toEqual(refusal('not-retrieved', 'no-credential'));
    expect(world.asked).toEqual([]);
  });

  test('in a file of words are not visited, and tokens there are found', async () => {
    const world = network({ [url]: jsonContent });
    expect(brief(await readCredentials(bytes(`Look: ${url}, ${jwsContent}.`), world))).toEqual({
      found: [['text', 'jws', 'credential', jwsContent]],
      refused: ['container.not-retrieved'],
    });
    expect(world.asked).toEqual([]);
  });

  test('more than twenty are not visited', async () => {
    const { asked, retrieve } = network({});
    await readCredentials(Array.from({ length: 50 }, (_, at) => `https://a.example/${at}`).join(' '), { retrieve });
    expect(asked).toHaveLength(20);
  });
});

describe('archives', () => {
  test('of many kinds give what each file holds, and say what was refused where', async () => {
    const png = bakePng(pngFile(), jsonContent);
    const zip = zipFile([
      { name: 'badges/', data: '' },
      { name: 'badges/one.png', data: png },
      { name: 'two.txt', data: jwsContent },
      { name: 'three.svg', data: bakeSvg(SVG, assertionContent) },
      { name: 'list.json', data: `[${jsonContent}]` },
      { name: 'readme.txt', data: 'Hello' },
      { name: 'broken.png', data: png.subarray(0, 80) },
    ]);
    const { kind, found, refused } = await readCredentials(zip);
    expect(kind).toBe('zip');
    expect(found.map(({ path, container }) => [path.map((step) => step.in).join(' '), container])).toEqual([
      ['zip png', 'png'],
      ['zip', 'zip'],
      ['zip svg', 'svg'],
      ['zip json', 'zip'],
    ]);
    expect(refused.map(({ path, kind: seen, code }) => [path[0], seen, code])).toEqual([
      [{ in: 'zip', entry: 'readme.txt' }, 'text', 'container.no-credential'],
      [{ in: 'zip', entry: 'broken.png' }, 'png', 'container.malformed'],
    ]);
  });

  test('what macOS adds is passed over', async () => {
    const beside = concatBytes([Uint8Array.of(0, 5, 0x16, 7, 0, 2, 0, 0), bytes('Mac OS X        ')]);
    const zip = zipFile([
      { name: 'a.json', data: jsonContent },
      { name: '__MACOSX/._a.json', data: beside },
      { name: '.DS_Store', data: concatBytes([Uint8Array.of(0, 0, 0, 1), bytes('Bud1')]) },
    ]);
    expect(brief(await readCredentials(zip))).toEqual(only(['zip', 'json', 'credential', jsonContent]));
  });

  test('E04: one file that is damaged does not hide the others', async () => {
    const zip = zipFile([
      { name: 'a', data: jsonContent },
      { name: 'b', data: jwsContent },
    ]);
    const changed = zip.map((byte, at) => (at === 60 ? byte ^ 1 : byte));
    expect(brief(await readCredentials(changed))).toEqual({
      found: [['zip', 'jws', 'credential', jwsContent]],
      refused: ['container.malformed'],
    });
  });

  test('E04: an archive in an archive is not opened, however it is wrapped', async () => {
    const inner = zipFile([{ name: 'a.json', data: jsonContent }]);
    const wrapped = `data:application/zip;base64,${base64.encode(inner)}`;
    const zip = zipFile([
      { name: 'inner.zip', data: inner },
      { name: 'wrapped.txt', data: wrapped },
    ]);
    // The end record of a stored archive makes the outer one ambiguous: it is in front of enough other bytes here.
    const spaced = zipFile([
      { name: 'inner.zip', data: inner },
      { name: 'wrapped.txt', data: wrapped },
      { name: 'space', data: new Uint8Array(70_000) },
    ]);
    expect(brief(await readCredentials(zip)).found).toEqual([]);
    expect(brief(await readCredentials(spaced))).toEqual(refusal('nested', 'nested', 'unsupported'));
  });

  test('E04: many files that are small together stay in bounds', async () => {
    const zip = zipFile(Array.from({ length: 2_000 }, (_, at) => ({ name: `${at}.txt`, data: 'x' })));
    const read = async () => expect((await readCredentials(zip)).refused).toHaveLength(2_000);
    expect(await fastest(read)).toBeLessThan(1_000);
  });
});

test('what a port throws that is no refusal is not swallowed', async () => {
  const retrieve = async () => {
    throw new TypeError('a fault of the caller');
  };
  await expect(readCredentials('https://issuer.example/1', { retrieve })).rejects.toThrow(TypeError);
});
