import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { fastest } from '../../testing/fastest.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { inTime } from '../../testing/in-time.ts';
import { internationalText, onePixel, pngChunk, pngFile } from '../../testing/png-file.ts';
import { assertionContent, jsonContent, jwsContent, sdJwtContent } from '../../testing/sample-contents.ts';
import { concatBytes } from '../concat-bytes.ts';
import { bakePng } from './bake-png.ts';
import { pngChunks } from './png-chunks.ts';
import { type BakedInPng, readPng } from './read-png.ts';

const OB3 = 'openbadgecredential';
const OB2 = 'openbadges';
const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

function outcome(png: Uint8Array): BakedInPng | string {
  try {
    return readPng(png).baked ?? 'nothing';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('what is baked is found', () => {
  test.each<[string, Uint8Array, BakedInPng | 'nothing']>([
    ['no credential', pngFile(), 'nothing'],
    [
      'other texts',
      pngFile([pngChunk('tEXt', 'Comment\0hello'), internationalText('XML:com.adobe.xmp', '<x/>')]),
      'nothing',
    ],
    ['3.0 JSON', pngFile([internationalText(OB3, jsonContent)]), { chunk: 'iTXt', keyword: OB3, text: jsonContent }],
    ['3.0 JWS', pngFile([], [internationalText(OB3, jwsContent)]), { chunk: 'iTXt', keyword: OB3, text: jwsContent }],
    [
      '3.0, packed against the rule',
      pngFile([internationalText(OB3, deflateSync(bytes(jsonContent)), true)]),
      { chunk: 'iTXt', keyword: OB3, text: jsonContent },
    ],
    [
      'with language and translation',
      pngFile([pngChunk('iTXt', `${OB3}\0\0\0de\0Abzeichen\0${jwsContent}`)]),
      { chunk: 'iTXt', keyword: OB3, text: jwsContent },
    ],
    [
      '2.0',
      pngFile([internationalText(OB2, assertionContent)]),
      { chunk: 'iTXt', keyword: OB2, text: assertionContent },
    ],
    [
      'older than 2.0',
      pngFile([pngChunk('tEXt', `${OB2}\0https://issuer.example/a/1`)]),
      { chunk: 'tEXt', keyword: OB2, text: 'https://issuer.example/a/1' },
    ],
    [
      'zTXt',
      pngFile([pngChunk('zTXt', concatBytes([bytes(`${OB2}\0\0`), deflateSync(bytes(assertionContent))]))]),
      { chunk: 'zTXt', keyword: OB2, text: assertionContent },
    ],
  ])('%s', (_, png, expected) => {
    expect(outcome(png)).toEqual(expected);
  });
});

/** Every way we know to make two programs see different credentials in one picture, or none where there is one. */
const hostile: readonly (readonly [name: string, png: Uint8Array, code: string])[] = (() => {
  const { signature, header, data, end } = onePixel;
  const json = internationalText(OB3, jsonContent);
  const other = internationalText(OB3, jsonContent.replace('badge', 'other'));
  const old = internationalText(OB2, assertionContent);
  const oldText = pngChunk('tEXt', `${OB2}\0https://issuer.example/a/1`);
  const wrongChecksum = json.map((byte, at) => (at === json.length - 1 ? byte ^ 1 : byte));
  const flipped = json.map((byte, at) => (at === 60 ? byte ^ 1 : byte));
  const longer = json.map((byte, at) => (at === 3 ? byte + 1 : byte));
  const bomb = deflateSync(new Uint8Array(16 * 1_048_576));
  const packed = deflateSync(bytes(jsonContent));
  const file = (...parts: Uint8Array[]) => concatBytes([signature, ...parts]);
  const zip = concatBytes([bytes('PK\x03\x04'), new Uint8Array(40)]);
  const png = pngFile([json]);
  const texts = ['tEXt', 'zTXt', 'iTXt'];
  const textOf = (type: string, keyword: string) =>
    type === 'iTXt' ? internationalText(keyword, '{}') : pngChunk(type, `${keyword}\0${type === 'zTXt' ? '\0' : ''}{}`);
  return [
    ['two of 3.0, alike', pngFile([json, json]), 'ambiguous'],
    ['two of 3.0, different', pngFile([json, other]), 'ambiguous'],
    ['two of 3.0, one at each end', pngFile([json], [other]), 'ambiguous'],
    ['three', pngFile([json, other], [json]), 'ambiguous'],
    ['3.0 and 2.0', pngFile([json, old]), 'ambiguous'],
    ['2.0 and 3.0', pngFile([old], [json]), 'ambiguous'],
    ['two of 2.0', pngFile([old, old]), 'ambiguous'],
    ['2.0 and older', pngFile([old, oldText]), 'ambiguous'],
    ['3.0 and older', pngFile([oldText, json]), 'ambiguous'],
    ...texts.flatMap((one) =>
      texts.map((two) => [`${one} and ${two}`, pngFile([textOf(one, OB3), textOf(two, OB3)]), 'ambiguous'] as const),
    ),
    ...[
      'OpenBadgeCredential',
      'openBadges',
      ' openbadgecredential',
      'openbadgecredential ',
      'open-badges',
      'OPENBADGES',
    ].flatMap(
      (keyword) =>
        [
          [`"${keyword}" beside the right one`, pngFile([internationalText(keyword, '{}'), json]), 'ambiguous'],
          [`"${keyword}" alone`, pngFile([internationalText(keyword, jsonContent)]), 'malformed'],
        ] as const,
    ),
    ['a second picture behind the first', concatBytes([png, png]), 'ambiguous'],
    ['a chunk behind the end', concatBytes([pngFile(), json]), 'ambiguous'],
    ['a second chunk behind the end', concatBytes([png, other]), 'ambiguous'],
    ['an archive behind the end', concatBytes([png, zip]), 'ambiguous'],
    ['one byte behind the end', concatBytes([png, Uint8Array.of(0)]), 'ambiguous'],
    ['an end in the middle', file(header, data, end, json, end), 'ambiguous'],
    ['no end', file(header, json, data), 'malformed'],
    ['an end with data', file(header, json, data, pngChunk('IEND', 'x')), 'malformed'],
    ['a credential before the header', file(json, header, data, end), 'malformed'],
    ['two headers', file(header, json, header, data, end), 'malformed'],
    ['no header', file(json, data, end), 'malformed'],
    ['no picture', file(header, json, end), 'malformed'],
    ['a picture in two places', file(header, data, json, data, end), 'malformed'],
    ['a palette after the picture', file(header, json, data, pngChunk('PLTE', 'abc'), end), 'malformed'],
    ['two palettes', file(header, pngChunk('PLTE', 'abc'), pngChunk('PLTE', 'abc'), json, data, end), 'malformed'],
    ['an unknown chunk that must be known', file(header, json, pngChunk('CgBI', 'abcd'), data, end), 'malformed'],
    ['a wrong checksum', pngFile([wrongChecksum]), 'malformed'],
    ['a changed letter', pngFile([flipped]), 'malformed'],
    ['a wrong length', pngFile([longer]), 'malformed'],
    [
      'a length beyond the file',
      file(header, json, data, Uint8Array.of(0x7f, 0xff, 0xff, 0xff), bytes('iTXt')),
      'malformed',
    ],
    [
      'a length of four thousand millions',
      file(header, Uint8Array.of(255, 255, 255, 255), bytes('iTXt'), json),
      'malformed',
    ],
    ['a type with a space', file(header, pngChunk('iT t', `${OB3}\0\0\0\0\0{}`), data, end), 'malformed'],
    [
      'a damaged signature',
      concatBytes([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0a, 0x1a, 0x0a), header, json]),
      'malformed',
    ],
    ['a picture of no width', file(pngChunk('IHDR', new Uint8Array(13)), json, data, end), 'malformed'],
    [
      'a picture of 3 thousand millions',
      file(pngChunk('IHDR', new Uint8Array(13).fill(0xb0)), json, data, end),
      'malformed',
    ],
    ['a header too short', file(pngChunk('IHDR', new Uint8Array(12).fill(1)), json, data, end), 'malformed'],
    ['a packed bomb', pngFile([internationalText(OB3, bomb, true)]), 'too-large'],
    [
      'a packed bomb of the old kind',
      pngFile([pngChunk('zTXt', concatBytes([bytes(`${OB2}\0\0`), bomb]))]),
      'too-large',
    ],
    [
      'bytes behind the packed text',
      pngFile([internationalText(OB3, concatBytes([packed, bytes('x')]), true)]),
      'malformed',
    ],
    ['packed text that is cut', pngFile([internationalText(OB3, packed.subarray(0, -1), true)]), 'malformed'],
    ['packed, and not', pngFile([internationalText(OB3, jsonContent, true)]), 'malformed'],
    ['packed in another way', pngFile([pngChunk('iTXt', `${OB3}\0\x01\x01\0\0{}`)]), 'malformed'],
    ['a flag that means nothing', pngFile([pngChunk('iTXt', `${OB3}\0\x02\0\0\0{}`)]), 'malformed'],
    ['no flags', pngFile([pngChunk('iTXt', `${OB3}\0`)]), 'malformed'],
    ['no keyword end', pngFile([pngChunk('iTXt', OB3)]), 'malformed'],
    ['no language end', pngFile([pngChunk('iTXt', `${OB3}\0\0\0de`)]), 'malformed'],
    ['no translation end', pngFile([pngChunk('iTXt', `${OB3}\0\0\0de\0Abzeichen`)]), 'malformed'],
    ['text that is no UTF-8', pngFile([internationalText(OB3, latin1('{"name":"Ünal"}'))]), 'malformed'],
    ['old text that is Latin-1', pngFile([pngChunk('tEXt', latin1(`${OB2}\0{"name":"Ünal"}`))]), 'ambiguous'],
    ['old text that is UTF-8', pngFile([pngChunk('tEXt', `${OB2}\0{"name":"Ünal"}`)]), 'ambiguous'],
    ['a text of 2 MiB', pngFile([internationalText(OB3, ' '.repeat(2 * 1_048_576))]), 'too-large'],
    [
      'a text of 2 MiB of the old kind',
      pngFile([pngChunk('tEXt', `${OB2}\0${' '.repeat(2 * 1_048_576)}`)]),
      'too-large',
    ],
    ['only the signature', signature, 'malformed'],
    ['cut in the middle', png.subarray(0, png.length / 2), 'malformed'],
    [
      '100,000 chunks',
      file(header, ...Array.from({ length: 100_000 }, () => pngChunk('tEXt', 'a\0b')), json, data, end),
      'too-large',
    ],
  ];
})();

describe('E02: a baked credential is read in one way or not at all', () => {
  test('E02: there are at least 60 cases', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(60);
  });

  test.each(hostile)('E02: %s is refused', (_, png, code) => {
    expect(outcome(png)).toBe(`container.${code}`);
  });

  test('E02: no bit of a baked picture can be flipped so that another credential is read', () => {
    const png = pngFile([internationalText(OB3, jwsContent)]);
    const others = new Set<string>();
    for (let bit = 0; bit < png.length * 8; bit++) {
      const read = outcome(png.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)));
      if (typeof read !== 'string') others.add(read.text);
    }
    expect([...others]).toEqual([]);
  });

  test('E02: a bomb is refused without being unpacked', async () => {
    const bomb = pngFile([internationalText(OB3, deflateSync(new Uint8Array(32 * 1_048_576)), true)]);
    expect(await fastest(() => expect(outcome(bomb)).toBe('container.too-large'))).toBeLessThan(250);
  });
});

describe('E01: no picture makes the reader fail or linger', () => {
  test('E01: a header of 100,000 by 100,000 pixels costs nothing', async () => {
    const header = pngChunk('IHDR', Uint8Array.of(0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0, 8, 6, 0, 0, 0));
    const png = concatBytes([
      onePixel.signature,
      header,
      internationalText(OB3, jwsContent),
      onePixel.data,
      onePixel.end,
    ]);
    expect(await fastest(() => expect(outcome(png)).toMatchObject({ text: jwsContent }))).toBeLessThan(50);
  });

  test('E01: bombs in chunks that are not ours are not opened, and moving pictures are read', () => {
    const profile = pngChunk('iCCP', concatBytes([bytes('p\0\0'), deflateSync(new Uint8Array(16 * 1_048_576))]));
    const moving = [pngChunk('acTL', new Uint8Array(8)), pngChunk('fcTL', new Uint8Array(26))];
    const comment = pngChunk('zTXt', concatBytes([bytes('c\0\0'), deflateSync(new Uint8Array(16 * 1_048_576))]));
    const png = pngFile([profile, ...moving, comment], [internationalText(OB3, jwsContent), pngChunk('fdAT', 'abcd')]);
    expect(outcome(png)).toMatchObject({ text: jwsContent });
  });

  const chunk = fc.oneof(
    fc.tuple(
      fc.constantFrom('iTXt', 'tEXt', 'zTXt', 'PLTE', 'IDAT', 'IEND', 'IHDR', 'abCd'),
      fc.uint8Array({ maxLength: 60 }),
    ),
    fc
      .tuple(fc.constantFrom('iTXt', 'tEXt', 'zTXt'), fc.uint8Array({ maxLength: 60 }))
      .map(([type, data]): [string, Uint8Array] => [type, concatBytes([bytes(`${OB3}\0`), data])]),
  );

  test('E01: a result or a refusal for anything', () => {
    const chunks = fc
      .array(chunk, { maxLength: 6 })
      .map((list) => pngFile(list.map(([type, data]) => pngChunk(type, data))));
    const bent = fc.tuple(chunks, fc.nat(), fc.nat(255)).map(([png, at, byte]) => {
      return png.map((old, index) => (index === at % png.length ? byte : old));
    });
    const raw = fc.uint8Array({ maxLength: 200 }).map((data) => concatBytes([onePixel.signature, data]));
    fc.assert(
      fc.property(fc.oneof(chunks, bent, raw), (png) => inTime(() => outcome(png))),
      fuzzRuns(1_500, 'PNG'),
    );
  });
});

describe('baking', () => {
  test.each([jsonContent, jwsContent, sdJwtContent, assertionContent])(
    'what is baked is read again: %.30s',
    (content) => {
      expect(readPng(bakePng(pngFile(), content)).baked?.text).toBe(content);
    },
  );

  test('is what Open Badges 3.0 asks for, right after the header, and nothing else changes', () => {
    const png = pngFile([pngChunk('tEXt', 'Comment\0hello'), pngChunk('abCd', 'kept')], [pngChunk('tIME', '1234567')]);
    const baked = bakePng(png, jsonContent);
    const at = onePixel.signature.length + onePixel.header.length;
    const added = internationalText(OB3, jsonContent);
    expect(baked).toEqual(concatBytes([png.subarray(0, at), added, png.subarray(at)]));
  });

  test('replaces what was there, in either version', () => {
    const old = [internationalText(OB2, assertionContent), pngChunk('tEXt', `${OB2}\0https://issuer.example/a/1`)];
    const baked = bakePng(bakePng(pngFile(old, [internationalText('OpenBadges', '{}')]), jsonContent), jwsContent);
    expect(baked).toEqual(pngFile([internationalText(OB3, jwsContent)]));
  });

  test.each([
    ['{"a":1}', 'container.no-credential'],
    ['hello', 'container.no-credential'],
    ['https://issuer.example/1', 'container.no-credential'],
    ['', 'container.no-credential'],
    [`${jsonContent}x`, 'json.syntax'],
  ])('%s is not baked', (content, code) => {
    expect(() => bakePng(pngFile(), content)).toThrow(code);
  });

  test('into a broken picture is refused', () => {
    expect(() => bakePng(pngFile().subarray(0, -4), jsonContent)).toThrow('container.malformed');
    expect(() => bakePng(concatBytes([pngFile(), pngFile()]), jsonContent)).toThrow('container.ambiguous');
  });

  test('leaves the pixels of pictures that others made, and they open it', async () => {
    const raw = { width: 40, height: 30, channels: 4 } as const;
    const pixels = Uint8Array.from({ length: 40 * 30 * 4 }, (_, at) => (at * 37) & 0xff);
    for (const options of [{}, { palette: true }, { progressive: true }, { compressionLevel: 0 }]) {
      const png = await sharp(pixels, { raw }).withMetadata().png(options).toBuffer();
      const baked = bakePng(png, jsonContent);
      expect(readPng(baked).baked?.text).toBe(jsonContent);
      const [before, after] = await Promise.all([sharp(png).raw().toBuffer(), sharp(baked).raw().toBuffer()]);
      expect(after.equals(before)).toBe(true);
      expect(pngChunks(baked).length).toBe(pngChunks(png).length + 1);
    }
  });
});
