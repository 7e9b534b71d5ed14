import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../compression/crc32.ts';
import { CredentialError } from '../../errors.ts';
import { fastest } from '../../testing/fastest.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { inTime } from '../../testing/in-time.ts';
import { jsonContent, jwsContent } from '../../testing/sample-contents.ts';
import { type TestEntry, zipFile } from '../../testing/zip-file.ts';
import { concatBytes } from '../concat-bytes.ts';
import { readZip } from './read-zip.ts';
import { zipFiles } from './zip-files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder().decode(content);
const modified = new Date('2026-11-24T12:30:42Z');

function packed(name: string, content: Uint8Array): TestEntry {
  return { name, data: deflateRawSync(content, { level: 9 }), deflated: { size: content.length, crc: crc32(content) } };
}

/** What is inside, unpacked; or the first code. */
function outcome(zip: Uint8Array): Record<string, string> | string {
  try {
    return Object.fromEntries(readZip(zip).map(({ name, unpack }) => [name, text(unpack())]));
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('what is in an archive is found', () => {
  test.each<[string, Uint8Array, Record<string, string>]>([
    ['nothing', zipFile([]), {}],
    ['stored', zipFile([{ name: 'a.json', data: jsonContent }]), { 'a.json': jsonContent }],
    ['packed', zipFile([packed('a.json', bytes(jsonContent))]), { 'a.json': jsonContent }],
    [
      'sizes behind the data',
      zipFile([
        { ...packed('a.json', bytes(jsonContent)), descriptor: true },
        { name: 'b', data: 'x' },
      ]),
      { 'a.json': jsonContent, b: 'x' },
    ],
    [
      'folders',
      zipFile([
        { name: 'f/', madeBy: 0x0314, attributes: 0x41ed0010 },
        { name: 'f/a', data: 'x' },
      ]),
      { 'f/a': 'x' },
    ],
    ['a name beyond ASCII', zipFile([{ name: 'Ünal.json', data: 'x', flags: 0x0800 }]), { 'Ünal.json': 'x' }],
    ['a name in another alphabet', zipFile([{ name: Uint8Array.of(0x81, 0x6e), data: 'x' }]), { '\x81n': 'x' }],
    ['an empty file', zipFile([{ name: 'a', data: '' }]), { a: '' }],
    ['names with dots', zipFile([{ name: '..a/b..', data: 'x' }]), { '..a/b..': 'x' }],
  ])('%s', (_, zip, expected) => {
    expect(outcome(zip)).toEqual(expected);
  });

  test('what others pack is read', () => {
    const files = { 'one.json': bytes(jsonContent), 'two/three.jwt': bytes(jwsContent) };
    for (const level of [0, 9] as const) {
      expect(outcome(zipSync(files, { level }))).toEqual({ 'one.json': jsonContent, 'two/three.jwt': jwsContent });
    }
  });
});

const zeros = new Uint8Array(1_000_000);
const fine: TestEntry = { name: 'fine.json', data: jsonContent };

describe('E04: an archive that would do harm is refused', () => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ...[
      '../evil',
      'a/../../evil',
      '/etc/passwd',
      'C:/evil',
      'c:evil',
      '..',
      'a\\..\\evil',
      '\\evil',
      'a\0b',
      'a\nb',
      '',
    ].map((name) => [`the name ${JSON.stringify(name)}`, zipFile([fine, { name, data: 'x' }]), 'unsafe'] as const),
    ['a link', zipFile([{ name: 'a', data: '/etc/passwd', madeBy: 0x0314, attributes: 0xa1ff0000 }]), 'unsafe'],
    [
      'a link made on a Mac',
      zipFile([{ name: 'a', data: '/etc/passwd', madeBy: 0x1314, attributes: 0xa1ff0000 }]),
      'unsafe',
    ],
    ['a device', zipFile([{ name: 'a', madeBy: 0x0314, attributes: 0x21ff0000 }]), 'unsafe'],
    ['a folder that is a file', zipFile([{ name: 'a', madeBy: 0x0314, attributes: 0x41ed0000 }]), 'unsafe'],
    ['a locked entry', zipFile([{ ...fine, flags: 1 }]), 'encrypted'],
    ['a strongly locked entry', zipFile([{ ...fine, flags: 0x41 }]), 'encrypted'],
    ['a locked directory', zipFile([{ ...fine, flags: 0x2000 }]), 'encrypted'],
    ['AES', zipFile([{ ...fine, method: 99 }]), 'encrypted'],
    ['a bomb of 1000 : 1', zipFile([packed('a', zeros)]), 'too-large'],
    ['a bomb that lies about its size', zipFile([{ ...packed('a', zeros), size: 5_000 }]), 'malformed'],
    ['a bomb that says it is larger', zipFile([{ ...packed('a', bytes('{}')), size: 150 }]), 'malformed'],
    [
      '80 MB in all',
      zipFile(
        Array.from({ length: 80 }, (_, at) => ({
          name: `${at}`,
          method: 8,
          data: new Uint8Array(20_000),
          size: 1_000_000,
        })),
      ),
      'too-large',
    ],
    [
      'two files in one place',
      zipFile([
        { ...fine, name: 'a' },
        { ...fine, name: 'b', offset: 0 },
      ]),
      'ambiguous',
    ],
    ['files that overlap', overlapping(), 'ambiguous'],
    ['the same name twice', zipFile([fine, fine]), 'ambiguous'],
    ['the same name in other letters', zipFile([fine, { ...fine, name: 'FINE.json' }]), 'ambiguous'],
    [
      'the same name composed otherwise',
      zipFile([
        { name: 'ü', data: '1' },
        { name: 'u\u0308', data: '2' },
      ]),
      'ambiguous',
    ],
    ['another name in its own header', zipFile([{ ...fine, local: { name: 'evil.json' } }]), 'ambiguous'],
    ['another method in its own header', zipFile([{ ...fine, local: { method: 8 } }]), 'ambiguous'],
    ['other flags in its own header', zipFile([{ ...fine, local: { flags: 1 } }]), 'ambiguous'],
    ['another size in its own header', zipFile([{ ...fine, local: { size: 1 } }]), 'ambiguous'],
    ['a file that is not listed', zipFile([fine, { name: 'hidden', data: 'x', hidden: true }]), 'ambiguous'],
    ['a file that is not listed, in front', zipFile([{ name: 'hidden', data: 'x', hidden: true }, fine]), 'ambiguous'],
    ['bytes in front', concatBytes([bytes('#!/bin/sh'), zipFile([fine])]), 'malformed'],
    ['bytes behind', concatBytes([zipFile([fine]), bytes('x')]), 'ambiguous'],
    ['two ends', concatBytes([zipFile([fine]), zipFile([])]), 'ambiguous'],
    ['an archive behind another', concatBytes([zipFile([fine]), zipFile([fine])]), 'ambiguous'],
    ['no end', zipFile([fine]).subarray(0, -22), 'malformed'],
    ['half an end', zipFile([fine]).subarray(0, -5), 'malformed'],
    ['more entries than there are', zipFile([fine], { count: 2 }), 'malformed'],
    ['fewer entries than there are', zipFile([fine, { name: 'b' }], { count: 1 }), 'malformed'],
    ['a directory of another size', zipFile([fine], { size: 40 }), 'malformed'],
    ['a directory elsewhere', zipFile([fine], { offset: 3 }), 'malformed'],
    ['a file elsewhere', zipFile([{ ...fine, offset: 7 }]), 'malformed'],
    ['a file beyond the end', zipFile([{ ...fine, offset: 1_000_000 }]), 'malformed'],
    ['a file longer than the archive', zipFile([{ ...fine, packedSize: 1_000_000, size: 1_000_000 }]), 'malformed'],
    ['two sizes of one stored file', zipFile([{ ...fine, size: 10 }]), 'malformed'],
    ['a folder with content', zipFile([{ name: 'a/', data: 'x' }]), 'malformed'],
    ['several disks', zipFile([fine], { disk: 1 }), 'unsupported'],
    ['ZIP64', zipFile([{ ...fine, size: 0xffffffff, packedSize: 0xffffffff }]), 'unsupported'],
    ['ZIP64 by its number', zipFile([fine], { count: 0xffff }), 'unsupported'],
    ['bzip2', zipFile([{ ...fine, method: 12 }]), 'unsupported'],
    ['100,000 entries', hundredThousand(), 'too-large'],
    [
      '20,000 entries',
      zipFile(
        Array.from({ length: 2 }, (_, at) => ({ name: `${at}` })),
        { count: 20_000 },
      ),
      'too-large',
    ],
    ['a changed byte', zipFile([fine]).map((byte, at) => (at === 60 ? byte ^ 1 : byte)), 'malformed'],
    [
      'broken packing',
      zipFile([{ ...packed('a', bytes(jsonContent)), data: new Uint8Array(100).fill(255) }]),
      'malformed',
    ],
    [
      'bytes behind the packed data',
      zipFile([{ ...packed('a', bytes(jsonContent)), data: concatBytes([deflateRawSync(jsonContent), bytes('x')]) }]),
      'malformed',
    ],
  ];

  test.each(cases)('E04: %s', async (_, zip, code) => {
    expect(await fastest(() => expect(outcome(zip)).toBe(`container.${code}`))).toBeLessThan(1_000);
  });

  test('E04: a result or a refusal for anything', () => {
    const name = fc.constantFrom('a', 'b', '../c', 'd/', '\ud800', 'ü');
    const entry = fc.record(
      {
        name,
        data: fc.uint8Array({ maxLength: 40 }),
        flags: fc.constantFrom(0, 1, 8, 0x800),
        method: fc.constantFrom(0, 8, 9),
        offset: fc.nat(200),
        descriptor: fc.boolean(),
        size: fc.nat(300),
        packedSize: fc.nat(100),
        hidden: fc.boolean(),
      },
      { requiredKeys: ['name'] },
    );
    // A record of fast-check may have a member that is undefined, and these entries may not.
    const archive = fc.array(entry, { maxLength: 4 }).map((entries) => zipFile(entries as readonly TestEntry[]));
    const bent = fc.tuple(archive, fc.nat(), fc.nat(255)).map(([zip, at, byte]) => {
      return zip.map((old, index) => (index === at % zip.length ? byte : old));
    });
    const raw = fc.uint8Array({ maxLength: 300 }).map((noise) => concatBytes([bytes('PK\x03\x04'), noise]));
    fc.assert(
      fc.property(fc.oneof(archive, bent, raw), (zip) => inTime(() => outcome(zip))),
      fuzzRuns(3_000, 'ZIP'),
    );
  });
});

/** A second entry whose header lies inside the data of the first, as in the bombs of David Fifield. */
function overlapping(): Uint8Array {
  const inner = zipFile([{ name: 'b', data: 'kernel' }]).subarray(0, 37);
  return zipFile([
    { name: 'a', data: inner },
    { name: 'b', data: 'kernel', offset: 31, hidden: false },
  ]);
}

function hundredThousand(): Uint8Array {
  const one = zipFile([{ name: 'a' }]);
  const [local, listed] = [one.subarray(0, 31), one.subarray(31, 31 + 47)];
  const end = one.subarray(-22).slice();
  const view = new DataView(end.buffer);
  view.setUint16(8, 34_464, true);
  view.setUint16(10, 34_464, true);
  view.setUint32(12, 100_000 * 47, true);
  return concatBytes([local, ...Array.from({ length: 100_000 }, () => listed), end]);
}

describe('writing', () => {
  const files = [
    { name: 'one.json', content: jsonContent.repeat(20) },
    { name: 'folder/two.jwt', content: 'x' },
    { name: 'Ünal.png', content: Uint8Array.from({ length: 500 }, (_, at) => (at * at * 31) & 0xff) },
    { name: 'zeros', content: zeros },
    { name: 'empty', content: '' },
  ];

  test('what is written is read again, byte for byte and in order', async () => {
    const zip = await zipFiles({ files, modified });
    const read = readZip(zip).map(({ name, unpack }) => ({ name, content: unpack() }));
    const expected = files.map(({ name, content }) => ({
      name,
      content: typeof content === 'string' ? bytes(content) : content,
    }));
    expect(read).toEqual(expected);
    expect(readZip(await zipFiles({ files: [], modified }))).toEqual([]);
  });

  test('the same files give the same archive, and packing makes it smaller', async () => {
    const first = files.slice(0, 1);
    expect(await zipFiles({ files: first, modified })).toEqual(await zipFiles({ files: first, modified }));
    expect((await zipFiles({ files: first, modified })).length).toBeLessThan(jsonContent.length * 5);
  });

  test.each(['../a', '/a', 'a\\b', 'a/', ''])('the name %j is refused', async (name) => {
    await expect(zipFiles({ files: [{ name, content: '' }], modified })).rejects.toThrow('container.unsafe');
  });

  test('a name given twice is refused', async () => {
    const twice = [
      { name: 'a', content: '1' },
      { name: 'A', content: '2' },
    ];
    await expect(zipFiles({ files: twice, modified })).rejects.toThrow('container.ambiguous');
  });
});
