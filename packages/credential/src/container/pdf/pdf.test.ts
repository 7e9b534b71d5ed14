import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import PDFKit from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { fastest } from '../../testing/fastest.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { inTime } from '../../testing/in-time.ts';
import { pdfFile, pdfStream, pdfWithFiles } from '../../testing/pdf-file.ts';
import { jsonContent, jwsContent } from '../../testing/sample-contents.ts';
import { concatBytes } from '../concat-bytes.ts';
import { readCredentials } from '../read-credentials.ts';
import { attachToPdf } from './attach-to-pdf.ts';
import { readPdf } from './read-pdf.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (content: Uint8Array) => Buffer.from(content).toString('latin1');
const now = new Date('2026-11-25T12:30:00Z');
const input = { content: jsonContent, name: 'credential.json', mediaType: 'application/vc', now };
const EMBEDDED = '/Type /EmbeddedFile';

/** What is attached, unpacked; or the first code. */
function outcome(pdf: Uint8Array): Record<string, string> | string {
  try {
    return Object.fromEntries(readPdf(pdf).map(({ name, unpack }) => [name, new TextDecoder().decode(unpack())]));
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

async function byPdfLib(files: readonly string[], useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage().drawText('A certificate');
  for (const name of files) await document.attach(bytes(`in ${name}`), name, { mimeType: 'text/plain' });
  return document.save({ useObjectStreams });
}

async function byPdfKit(files: readonly string[]): Promise<Uint8Array> {
  const document = new PDFKit({ info: { Title: 'A certificate' } });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.text('A certificate');
  for (const name of files) document.file(Buffer.from(`in ${name}`), { name, type: 'text/plain' });
  document.end();
  await ended;
  return concatBytes(chunks);
}

describe('what is attached is found', () => {
  test('in files that others made, with tables of both kinds', async () => {
    const files = { 'a.json': 'in a.json', 'Ünal.txt': 'in Ünal.txt' };
    const names = Object.keys(files);
    expect(outcome(await byPdfLib(names, true))).toEqual(files);
    expect(outcome(await byPdfLib(names, false))).toEqual(files);
    expect(outcome(await byPdfKit(names))).toEqual(files);
    expect(outcome(await byPdfLib([], true))).toEqual({});
    expect(outcome(await byPdfKit([]))).toEqual({});
  });

  const packed = deflateSync(bytes(jwsContent));
  const hex = Buffer.from(jwsContent).toString('hex');
  test.each<[string, Uint8Array, Record<string, string>]>([
    ['not packed', pdfWithFiles([{ name: 'a', stream: pdfStream(EMBEDDED, jwsContent) }]), { a: jwsContent }],
    ['packed', pdfWithFiles([{ name: 'a', stream: pdfStream('/Filter /FlateDecode', packed) }]), { a: jwsContent }],
    [
      'packed, with a line end counted',
      pdfWithFiles([{ name: 'a', stream: pdfStream('/Filter [/Fl]', concatBytes([packed, bytes('\r\n')])) }]),
      { a: jwsContent },
    ],
    [
      'in hexadecimal',
      pdfWithFiles([{ name: 'a', stream: pdfStream('/Filter /ASCIIHexDecode', `${hex}>`) }]),
      { a: jwsContent },
    ],
    [
      'twice packed',
      pdfWithFiles([{ name: 'a', stream: pdfStream('/Filter [/AHx /FlateDecode]', `${packed.toString('hex')}>`) }]),
      { a: jwsContent },
    ],
    [
      'in base 85',
      pdfWithFiles([{ name: 'a', stream: pdfStream('/Filter /ASCII85Decode', '87cURD]i,"Ebo80~>') }]),
      { a: 'Hello World!' },
    ],
    [
      'with a predictor',
      pdfWithFiles([
        {
          name: 'a',
          stream: pdfStream(
            '/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 3>>',
            deflateSync(Uint8Array.of(0, 97, 98, 99, 2, 1, 1, 1, 1, 65, 1, 1, 3, 0, 0, 0, 4, 0, 0, 0)),
          ),
        },
      ]),
      { a: 'abcbcdABC 1: 1:' },
    ],
    [
      'by AF alone',
      pdfFile(['<</Type /Catalog /AF [2 0 R]>>', '<</F (a) /EF <</F 3 0 R>>>>', pdfStream('', 'x')]),
      { a: 'x' },
    ],
    [
      'by a list elsewhere',
      pdfFile(['<</AF 2 0 R>>', '[3 0 R]', '<</F (a) /EF 4 0 R>>', '<</UF 5 0 R>>', pdfStream('', 'x')]),
      { a: 'x' },
    ],
    [
      'once, when it is listed twice',
      pdfWithFiles([{ name: 'a', stream: pdfStream('', 'x') }], '/AF [3 0 R]'),
      { a: 'x' },
    ],
    [
      'in a tree',
      pdfFile([
        '<</Names <</EmbeddedFiles 2 0 R>>>>',
        '<</Kids [3 0 R 4 0 R]>>',
        '<</Names [(a) 5 0 R]>>',
        '<</Names [(b) <</F (b) /EF <</F 7 0 R>>>>]>>',
        '<</F (a) /EF <</F 6 0 R>>>>',
        pdfStream('', 'x'),
        pdfStream('', 'y'),
      ]),
      { a: 'x', b: 'y' },
    ],
    [
      'on a page',
      pdfFile([
        '<</Pages 2 0 R>>',
        '<</Kids [3 0 R]>>',
        '<</AF [4 0 R] /Annots [<</Subtype /FileAttachment /FS 4 0 R>>]>>',
        '<</F (a) /EF <</F 5 0 R>>>>',
        pdfStream('', 'x'),
      ]),
      { a: 'x' },
    ],
    [
      'a name in UTF-16',
      pdfFile(['<</AF [2 0 R]>>', '<</UF <FEFF00DC006E> /F (b) /EF <</F 3 0 R>>>>', pdfStream('', 'x')]),
      { Ün: 'x' },
    ],
    [
      'a name with escapes',
      pdfFile(['<</A#46 [2 0 R]>>', '<</F (a\\(b\\)\\101\\\r\n(c)\\n) /EF <</F 3 0 R>>>>', pdfStream('', 'x')]),
      { 'a(b)A(c)\n': 'x' },
    ],
    [
      'a length elsewhere',
      pdfFile(['<</AF [2 0 R]>>', '<</F (a) /EF <</F 3 0 R>>>>', '<</Length 4 0 R>>\nstream\nxyz\nendstream', '3']),
      { a: 'xyz' },
    ],
    ['nothing where something should be', pdfFile(['<</AF [null 9 0 R 7 (a)] /Names 5 0 R /Pages [1]>>']), {}],
    ['no attachment of an older state', updated(), { new: 'y' }],
  ])('%s', (_, pdf, expected) => {
    expect(outcome(pdf)).toEqual(expected);
  });
});

/** An update that replaces the catalog, as a viewer would see it. */
function updated(): Uint8Array {
  const old = pdfFile(['<</AF [2 0 R]>>', '<</F (old) /EF <</F 3 0 R>>>>', pdfStream('', 'x')]);
  const start = /startxref\n(\d+)/.exec(latin1(old))?.[1];
  const added = `1 0 obj\n<</AF [<</F (new) /EF <</F 4 0 R>>>>]>>\nendobj\n`;
  const stream = `4 0 obj\n<</Length 1>>\nstream\ny\nendstream\nendobj\n`;
  const at = old.length + added.length;
  const line = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`;
  const table = `xref\n1 1\n${line(old.length)}2 1\n0000000000 00001 f \n4 1\n${line(at)}trailer\n<</Root 1 0 R /Size 5 /Prev ${start}>>\n`;
  return concatBytes([old, bytes(`${added}${stream}${table}startxref\n${at + stream.length}\n%%EOF`)]);
}

/** A table as a stream, over objects that are given as they are. */
function withStreamTable(
  dict: string,
  rows: readonly number[],
  object = '1 0 obj\n<</AF [<</F (a) /EF <</F 3 0 R>>>>]>>\nendobj\n',
): Uint8Array {
  const head = bytes(`%PDF-1.7\n${object}`);
  const stream = concatBytes([
    bytes('2 0 obj\n'),
    pdfStream(`/Type /XRef /Root 1 0 R ${dict}`, Uint8Array.from(rows)),
    bytes('\nendobj\n'),
  ]);
  return concatBytes([head, stream, bytes(`startxref\n${head.length}\n%%EOF\n`)]);
}

describe('E05: a document that is hostile, damaged or locked', () => {
  const fine = pdfWithFiles([{ name: 'a', stream: pdfStream('', 'x') }]);
  const one = (dict: string, content: Uint8Array | string) =>
    pdfWithFiles([{ name: 'a', stream: pdfStream(dict, content) }]);
  const bomb = deflateSync(new Uint8Array(32 * 1_048_576), { level: 9 });
  const twice = deflateSync(bomb, { level: 9 });
  const objectStream = (count: number, content: Uint8Array) =>
    pdfStream(`/Type /ObjStm /N ${count} /First 4 /Filter /FlateDecode`, content);

  test.each<[string, Uint8Array, string]>([
    ['a locked document', pdfFile(['<<>>'], { trailer: '/Root 1 0 R /Encrypt 2 0 R' }), 'encrypted'],
    ['no table', pdfFile(['<<>>'], { startxref: 5 }), 'malformed'],
    ['a table beyond the end', pdfFile(['<<>>'], { startxref: 99_999 }), 'malformed'],
    ['no startxref', pdfFile(['<<>>']).subarray(0, -20), 'malformed'],
    ['only a header', bytes('%PDF-1.7\n'), 'malformed'],
    ['bytes behind the end', concatBytes([fine, bytes('<html>')]), 'ambiguous'],
    ['an archive behind the end', concatBytes([fine, bytes('PK\x03\x04')]), 'ambiguous'],
    [
      'a table that leads to itself',
      pdfFile(['<<>>'], { trailer: `/Root 1 0 R /Prev ${pdfFile(['<<>>']).length - 100}` }),
      'malformed',
    ],
    ['an object elsewhere', pdfFile(['<</AF [2 0 R]>>', '<<>>'], { at: { 2: 9 } }), 'malformed'],
    ['an object beyond the end', pdfFile(['<</AF [2 0 R]>>', '<<>>'], { at: { 2: 99_999 } }), 'malformed'],
    ['no catalog', pdfFile(['7']), 'malformed'],
    ['no root', pdfFile(['<<>>'], { trailer: '' }), 'malformed'],
    ['a reference to itself', pdfFile(['<</AF 2 0 R>>', '2 0 R']), 'malformed'],
    ['a length that is itself', pdfFile(['<</AF 2 0 R>>', '<</Length 2 0 R>>\nstream\nx\nendstream']), 'malformed'],
    ['a length too short', pdfFile(['<</AF 2 0 R>>', '<</Length 1>>\nstream\nxyz\nendstream']), 'malformed'],
    ['a length too long', pdfFile(['<</AF 2 0 R>>', '<</Length 99999>>\nstream\nxyz\nendstream']), 'malformed'],
    ['a length below zero', pdfFile(['<</AF 2 0 R>>', '<</Length -1>>\nstream\nxyz\nendstream']), 'malformed'],
    ['a key twice', pdfFile(['<</AF [2 0 R] /AF [3 0 R]>>', '<<>>', '<<>>']), 'malformed'],
    ['a key twice, spelled otherwise', pdfFile(['<</AF [2 0 R] /#41F [3 0 R]>>', '<<>>', '<<>>']), 'malformed'],
    ['1,000 levels', pdfFile([`<</A ${'['.repeat(1_000)}${']'.repeat(1_000)}>>`]), 'too-large'],
    ['a million levels', pdfFile([`<</A ${'<</A '.repeat(1_000_000)}>>`]), 'too-large'],
    ['a dictionary without end', pdfFile(['<</A 1']), 'malformed'],
    ['a string without end', pdfFile(['<</A (']), 'malformed'],
    ['a string of 2 MiB', pdfFile([`<</A (${'x'.repeat(2 * 1_048_576)})>>`]), 'malformed'],
    ['a hexadecimal string without end', pdfFile(['<</A <41']), 'malformed'],
    ['a hexadecimal string of words', pdfFile(['<</A <hello>>>']), 'malformed'],
    ['a word that is nothing', pdfFile(['<</A hello>>']), 'malformed'],
    ['a bomb', one('/Filter /FlateDecode', bomb), 'too-large'],
    ['a bomb in a bomb', one('/Filter [/FlateDecode /FlateDecode]', twice), 'too-large'],
    ['a bomb as a stream of objects', withObjects(objectStream(1, bomb)), 'too-large'],
    [
      'a million objects in a stream',
      withObjects(objectStream(1_000_000, deflateSync(bytes('1 0 <<>>')))),
      'too-large',
    ],
    ['a stream of objects that is none', withObjects(bytes('<<>>')), 'malformed'],
    ['a stream of objects of nothing', withObjects(objectStream(5, deflateSync(bytes('1 0 <<>>')))), 'malformed'],
    ['packed by a picture’s filter', one('/Filter /DCTDecode', 'x'), 'unsupported'],
    ['packed by LZW', one('/Filter /LZWDecode', 'x'), 'unsupported'],
    [
      'a predictor for pictures',
      one('/Filter /FlateDecode /DecodeParms <</Predictor 2>>', deflateSync('x')),
      'unsupported',
    ],
    [
      'a predictor of 10^9 columns',
      one('/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 1000000000>>', deflateSync('x')),
      'malformed',
    ],
    [
      'a predictor that is not known',
      one('/Filter /FlateDecode /DecodeParms <</Predictor 12>>', deflateSync(Uint8Array.of(7, 7))),
      'malformed',
    ],
    ['many filters', one(`/Filter [${'/FlateDecode '.repeat(100)}]`, 'x'), 'malformed'],
    ['broken packing', one('/Filter /FlateDecode', 'hello'), 'malformed'],
    ['base 85 of nothing', one('/Filter /ASCII85Decode', 'vvvvv~>'), 'malformed'],
    [
      'two contents of one attachment',
      pdfFile(['<</AF [<</F (a) /EF <</F 2 0 R /UF 3 0 R>>>>]>>', pdfStream('', 'x'), pdfStream('', 'y')]),
      'ambiguous',
    ],
    [
      '10^9 objects in the table',
      bytes('%PDF-1.7\nxref\n0 1000000000\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n'),
      'malformed',
    ],
    ['10^9 objects in a stream of a table', withStreamTable('/W [1 1 1] /Size 1000000000', [1, 9, 0]), 'malformed'],
    ['a table without width', withStreamTable('/W [0 0 0] /Size 1000000000', []), 'malformed'],
    ['a table of nine bytes a number', withStreamTable('/W [9 9 9] /Size 3', []), 'malformed'],
    ['a table of words', withStreamTable('/W [/a 1 1] /Size 3', []), 'malformed'],
    ['a table that is another stream', withStreamTable('/W 7 /Size 3', []), 'malformed'],
    [
      'a table that says that an object is in itself',
      withStreamTable('/W [1 1 1] /Size 3', [0, 0, 0, 2, 1, 0, 1, 60, 0]),
      'malformed',
    ],
    [
      '20,000 names',
      pdfFile([`<</Names <</EmbeddedFiles <</Names [${'(a) 1 0 R '.repeat(20_000)}]>>>>>>`]),
      'too-large',
    ],
    ['100 updates that lead in a circle', circle(), 'malformed'],
  ])('E05: %s is refused in time', async (_, pdf, code) => {
    expect(await fastest(() => expect(outcome(pdf)).toBe(`container.${code}`))).toBeLessThan(1_000);
  });

  test('E05: pages and names that lead in circles are read once', () => {
    const circles = pdfFile([
      '<</Pages 2 0 R /Names <</EmbeddedFiles 3 0 R>> /AF [4 0 R]>>',
      '<</Kids [2 0 R 2 0 R 5 0 R]>>',
      '<</Kids [3 0 R]>>',
      '<</F (a) /EF <</F 6 0 R>>>>',
      '<</Kids [2 0 R]>>',
      pdfStream('', 'x'),
    ]);
    expect(outcome(circles)).toEqual({ a: 'x' });
  });

  test('E05: many references to one large object do not add up', async () => {
    const large = `[${'0 '.repeat(100_000)}]`;
    const pdf = pdfFile([`<</AF [${'2 0 R '.repeat(9_000)}]>>`, large]);
    expect(await fastest(() => expect(outcome(pdf)).toEqual({}))).toBeLessThan(1_000);
  });

  test('E05: scripts and actions are not run', () => {
    const actions =
      '/OpenAction <</S /JavaScript /JS (globalThis.ran = true)>> /AA <</WC <</S /Launch /F (/bin/sh)>>>>';
    expect(outcome(pdfWithFiles([{ name: 'a', stream: pdfStream('', 'x') }], actions))).toEqual({ a: 'x' });
    expect(globalThis).not.toHaveProperty('ran');
  });

  test('E05: one attachment that is damaged does not hide the others, and a document in a document is not opened', async () => {
    const pdf = pdfWithFiles([
      { name: 'bad', stream: pdfStream('/Filter /FlateDecode', 'x') },
      { name: 'good.json', stream: pdfStream('', bytes(jsonContent)) },
      { name: 'inner.pdf', stream: pdfStream('', fine) },
    ]);
    const { found, refused } = await readCredentials(pdf);
    expect(found.map(({ path, content }) => [path, content])).toEqual([
      [[{ in: 'pdf', attachment: 'good.json' }], jsonContent],
    ]);
    expect(refused.map(({ path, code }) => [path, code])).toEqual([
      [[{ in: 'pdf', attachment: 'bad' }], 'container.malformed'],
      [[{ in: 'pdf', attachment: 'inner.pdf' }], 'container.nested'],
    ]);
  });

  test('E05: a result or a refusal for anything', () => {
    const token = fc.constantFrom(
      '<<',
      '>>',
      '[',
      ']',
      '/AF',
      '/Names',
      '/Kids',
      '/EF',
      '/F',
      '/Length',
      '/Filter',
      '1 0 R',
      '2 0 R',
      '3 0 R',
      '(a',
      ')',
      '<41',
      '>',
      '0',
      '-1',
      '9999999999',
      'null',
      '%',
      '\n',
      'stream\n',
      'endstream',
      'endobj',
      '/FlateDecode',
      '\\',
      '#',
      'R',
    );
    const object = fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(' '));
    const made = fc
      .array(object, { minLength: 1, maxLength: 4 })
      .map((objects) => pdfFile(objects.map((inside, index) => (index === 0 ? `<<${inside}>>` : inside))));
    const bent = fc
      .tuple(fc.constantFrom(fine, updated()), fc.nat(), fc.nat(255))
      .map(([pdf, at, byte]) => pdf.map((old, index) => (index === at % pdf.length ? byte : old)));
    const cut = fc
      .tuple(fc.constant(fine), fc.nat(), object)
      .map(([pdf, at, noise]) =>
        concatBytes([pdf.subarray(0, at % pdf.length), bytes(noise), pdf.subarray(at % pdf.length)]),
      );
    const raw = fc
      .uint8Array({ maxLength: 300 })
      .map((noise) => concatBytes([bytes('%PDF-1.7\n'), noise, bytes('\nstartxref\n9\n%%EOF')]));
    fc.assert(
      fc.property(fc.oneof(made, bent, cut, raw), (pdf) => inTime(() => outcome(pdf))),
      fuzzRuns(3_000, 'PDF'),
    );
  });
});

/** A catalog that lies in a stream of objects. */
function withObjects(stream: Uint8Array): Uint8Array {
  const head = concatBytes([bytes('%PDF-1.7\n3 0 obj\n'), stream, bytes('\nendobj\n')]);
  const rows = [0, 0, 0, 0, 2, 0, 3, 0, 1, head.length >> 8, head.length & 0xff, 0, 1, 0, 9, 0];
  const small = head.length < 65_536 ? rows : [0, 0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 1, 0, 9, 0];
  const table = concatBytes([
    bytes('2 0 obj\n'),
    pdfStream('/Type /XRef /Root 1 0 R /W [1 2 1] /Size 4', Uint8Array.from(small)),
    bytes('\nendobj\n'),
  ]);
  return concatBytes([head, table, bytes(`startxref\n${head.length}\n%%EOF\n`)]);
}

function circle(): Uint8Array {
  const size = 80;
  const sections = Array.from({ length: 100 }, (_, at) => {
    const previous = 9 + ((at + 1) % 100) * size;
    return `xref\n0 0\ntrailer\n<</Root 1 0 R /Prev ${previous}>>`.padEnd(size, '\n');
  });
  return bytes(`%PDF-1.7\n${sections.join('')}startxref\n9\n%%EOF\n`);
}

describe('attaching', () => {
  const files = ['a.json', 'z.txt'];
  const made = {
    'pdf-lib, streams': () => byPdfLib(files, true),
    'pdf-lib, tables': () => byPdfLib(files, false),
    PDFKit: () => byPdfKit(files),
    bare: async () => pdfFile(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [] /Count 0>>']),
  };

  test.each(Object.entries(made))(
    'to a document of %s leaves every byte of it, and what was attached',
    async (_, make) => {
      const pdf = await make();
      const before = readPdf(pdf).map(({ name }) => name);
      const attached = await attachToPdf(pdf, input);
      expect(attached.subarray(0, pdf.length)).toEqual(pdf);
      expect(outcome(attached)).toMatchObject({ 'credential.json': jsonContent });
      expect(
        readPdf(attached)
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual([...before, 'credential.json'].toSorted());
      const { found } = await readCredentials(attached);
      expect(found.map(({ content }) => content)).toEqual([jsonContent]);
    },
  );

  test.each(Object.entries(made))('to a document of %s is seen by another program', async (_, make) => {
    const attached = await attachToPdf(await attachToPdf(await make(), { ...input, content: 'old' }), input);
    const opened = await PDFDocument.load(attached);
    const mine = opened.getAttachments().filter(({ name }) => name === 'credential.json');
    expect(
      mine.map(({ data, mimeType, afRelationship }) => [
        new TextDecoder().decode(data),
        mimeType,
        String(afRelationship),
      ]),
    ).toEqual([[jsonContent, 'application/vc', 'Source']]);
  });

  test('is what PDF 2.0 and PDF/A-3 ask for', async () => {
    const pdf = pdfFile(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [] /Count 0>>']);
    const added = latin1(await attachToPdf(pdf, { ...input, content: 'x', relationship: 'Data' })).slice(pdf.length);
    expect(added).toContain('/Type /EmbeddedFile /Subtype /application#2fvc');
    expect(added).toContain(`/ModDate <${Buffer.from('D:20261125123000Z').toString('hex')}> /Size 1`);
    expect(added).toMatch(
      /\/Type \/Filespec \/F <63[0-9a-f]+> \/UF <63[0-9a-f]+> \/EF <<\/F 3 0 R \/UF 3 0 R>> \/AFRelationship \/Data/,
    );
    expect(added).toMatch(/\/Names <<\/EmbeddedFiles 5 0 R>> \/AF \[4 0 R\]/);
  });

  test('gives the same bytes for the same input, and others for another', async () => {
    const pdf = await byPdfLib([], true);
    expect(await attachToPdf(pdf, input)).toEqual(await attachToPdf(pdf, input));
    expect(await attachToPdf(pdf, input)).not.toEqual(await attachToPdf(pdf, { ...input, now: new Date(0) }));
  });

  test('an attachment of the same name is replaced in both lists, and others stay', async () => {
    const once = await attachToPdf(await attachToPdf(await byPdfKit(files), { ...input, name: 'other.json' }), input);
    const again = await attachToPdf(once, { ...input, content: jwsContent });
    expect(outcome(again)).toEqual({
      'a.json': 'in a.json',
      'credential.json': jwsContent,
      'other.json': jsonContent,
      'z.txt': 'in z.txt',
    });
    expect(again.subarray(0, once.length)).toEqual(once);
  });

  test('an attachment of the same name is replaced, whatever the list calls it', async () => {
    const files = '<</EmbeddedFiles <</Names [(x) 2 0 R (z) 4 0 R]>>>>';
    const old = '<</UF (credential.json) /EF <</F 3 0 R>>>>';
    const other = '<</UF (other.json) /EF <</F 3 0 R>>>>';
    const pdf = pdfFile([`<</Names ${files} /AF [2 0 R]>>`, old, pdfStream('', 'old'), other]);
    const attached = readPdf(await attachToPdf(pdf, input)).map(({ name }) => name);
    expect(attached).toEqual(['credential.json', 'other.json']);
  });

  test('bytes that are no text are attached as they are', async () => {
    const content = Uint8Array.from({ length: 1_000 }, (_, at) => (at * 31) & 0xff);
    const attached = await attachToPdf(await byPdfLib([], true), { ...input, content });
    expect(readPdf(attached)[0]?.unpack()).toEqual(content);
  });

  test.each(['', '../a', 'a/b', 'a\\b', 'a:b', 'Ünal.json', 'a\n', 'x'.repeat(201)])(
    'the name %j is refused',
    async (name) => {
      await expect(attachToPdf(pdfFile(['<<>>']), { ...input, name })).rejects.toThrow('container.unsafe');
    },
  );

  test.each([
    [pdfFile(['<<>>'], { trailer: '/Root 1 0 R /Encrypt 2 0 R' }), 'container.encrypted'],
    [pdfFile(['<<>>'], { startxref: 5 }), 'container.malformed'],
    [bytes('hello'), 'container.malformed'],
  ])('to what is locked or damaged is refused (%#)', async (pdf, code) => {
    await expect(attachToPdf(pdf, input)).rejects.toThrow(code);
  });
});
