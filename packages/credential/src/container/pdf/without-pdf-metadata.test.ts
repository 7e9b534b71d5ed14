import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { pdfFile, pdfStream, pdfWithFiles } from '../../testing/pdf-file.ts';
import { concatBytes } from '../concat-bytes.ts';
import { attachToPdf } from './attach-to-pdf.ts';
import { readPdf } from './read-pdf.ts';
import { withoutPdfMetadata } from './without-pdf-metadata.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const canary = 'Canary Jane';
const segment = (marker: number, content: string) =>
  concatBytes([Uint8Array.of(0xff, marker, 0, content.length + 2), bytes(content)]);
const scan = concatBytes([Uint8Array.of(0xff, 0xda, 0, 2), bytes('pixels'), Uint8Array.of(0xff, 0xd9)]);
const jpeg = (...notes: Uint8Array[]) =>
  concatBytes([Uint8Array.of(0xff, 0xd8), segment(0xe0, 'JFIF'), ...notes, segment(0xee, 'Adobe'), scan]);

/** All that a file says, with the objects that are packed, as another program finds them. */
async function everythingIn(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const said = document.context.enumerateIndirectObjects().map(([, object]) => {
    if (!(object instanceof PDFRawStream)) return object.toString();
    const { contents } = object;
    return `${object.dict.toString()} ${Buffer.from(contents).toString('latin1')}`;
  });
  return [Buffer.from(pdf).toString('latin1'), ...said].join('\n');
}

async function certificate(useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage().drawText('The words of the first page');
  document.addPage().drawText('The words of the second page');
  document.setAuthor(canary);
  document.setTitle(canary);
  const { context } = document;
  const metadata = context.flateStream(`<x:xmpmeta><dc:creator>${canary}</dc:creator></x:xmpmeta>`, {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  document.catalog.set(PDFName.of('Metadata'), context.register(metadata));
  document.catalog.set(PDFName.of('PieceInfo'), context.obj({ Maker: { Private: canary } }));
  await document.attach(bytes('{}'), 'data.json', { mimeType: 'application/json' });
  return document.save({ useObjectStreams });
}

describe('E11 what a PDF says about itself is taken out, and its pages stay', () => {
  test.each([true, false])('of a file by another program, with objects in streams: %s', async (useObjectStreams) => {
    const pdf = await certificate(useObjectStreams);
    const before = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(before.getAuthor()).toBe(canary);
    const cleaned = (await withoutPdfMetadata(pdf)) ?? new Uint8Array();
    const after = await PDFDocument.load(cleaned, { updateMetadata: false });
    expect([after.getAuthor(), after.getTitle()]).toEqual([undefined, undefined]);
    const said = await everythingIn(cleaned);
    expect(said).not.toContain(canary);
    for (const hidden of [Buffer.from(canary, 'utf16le').swap16(), Buffer.from(canary)])
      expect(said.toLowerCase()).not.toContain(hidden.toString('hex'));
    for (const key of ['/Metadata', '/PieceInfo', '/Info']) expect(said).not.toContain(key);
    const contentsOf = (document: PDFDocument) =>
      document.context
        .enumerateIndirectObjects()
        .flatMap(([, object]) =>
          object instanceof PDFRawStream ? [Buffer.from(object.contents).toString('hex')] : [],
        );
    const kept = contentsOf(after);
    expect(contentsOf(before)).toEqual(expect.arrayContaining(kept));
    // Two pages and the attachment.
    expect(kept).toHaveLength(3);
    expect([after.getPageCount(), after.getPage(1).getSize()]).toEqual([2, before.getPage(1).getSize()]);
    expect(readPdf(cleaned).map(({ name, unpack }) => [name, Buffer.from(unpack()).toString()])).toEqual([
      ['data.json', '{}'],
    ]);
    expect(await withoutPdfMetadata(cleaned)).toEqual(cleaned);
  });

  test('also from an older state that the file still has', async () => {
    const old = pdfWithFiles([], `/Metadata 3 0 R /Extra (${canary})`);
    const input = { content: '{}', name: 'a.json', mediaType: 'application/json', now: new Date(0) };
    const updated = await attachToPdf(old, input);
    const cleaned = Buffer.from((await withoutPdfMetadata(updated)) ?? []).toString('latin1');
    // What the catalog itself says by a key that is not known stays.
    expect(cleaned.split(Buffer.from(canary).toString('hex'))).toHaveLength(2);
    expect(cleaned.match(/\/Type \/Catalog/g)).toHaveLength(1);
  });

  test('place and camera in a JPEG picture; its profile, its colours and its pixels stay', async () => {
    const notes = [segment(0xe1, `Exif ${canary}`), segment(0xed, canary), segment(0xfe, canary)];
    const picture = pdfStream('/Subtype /Image /Filter [/DCTDecode]', jpeg(segment(0xe2, 'ICC'), ...notes));
    const pdf = pdfFile(['<</Type /Catalog /Pages 2 0 R /Picture 3 0 R>>', '<</Type /Pages /Count 0>>', picture]);
    const cleaned = Buffer.from((await withoutPdfMetadata(pdf)) ?? []);
    expect(cleaned.toString('latin1')).not.toContain(canary);
    expect(cleaned.includes(Buffer.from(jpeg(segment(0xe2, 'ICC'))))).toBe(true);
  });

  test('a picture that is cut short stays as it is, and a resource may be called Metadata', async () => {
    const broken = Buffer.from(concatBytes([Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff), bytes('cut')]));
    const pdf = pdfFile([
      '<</Type /Catalog /Pages 2 0 R /Dests <</Metadata [3 0 R]>>>>',
      '<</Type /Pages /Count 0>>',
      pdfStream('/Filter /DCTDecode', broken),
    ]);
    const cleaned = Buffer.from((await withoutPdfMetadata(pdf)) ?? []);
    expect(cleaned.includes(broken)).toBe(true);
    expect(cleaned.toString('latin1')).toContain('/Metadata [3 0 R]');
  });
});

describe('what cannot be changed is said', () => {
  test('a signed PDF, also where the signature is deep inside', async () => {
    const form = '/AcroForm <</Fields [<</FT /Sig /V <</Type /Sig /ByteRange [0 1 2 3]>>>>]>>';
    expect(await withoutPdfMetadata(pdfWithFiles([], form))).toBeUndefined();
  });

  test.each([
    ['a locked one', pdfFile(['<</Type /Catalog>>'], { trailer: '/Root 1 0 R /Encrypt 1 0 R' }), 'container.encrypted'],
    ['a damaged one', pdfFile(['<</Type /Catalog>>'], { startxref: 3 }), 'container.malformed'],
    ['no PDF', bytes('%PDF-1.7'), 'container.malformed'],
  ])('%s', async (_, pdf, code) => {
    await expect(withoutPdfMetadata(pdf)).rejects.toMatchObject({ code });
  });

  test('E04 streams that lie in each other a thousand times are refused, not written out', async () => {
    // Each begins a little behind the one before, and all end at the same place.
    const [many, width] = [1_000, 48];
    const inner = `${'x'.repeat(100_000)}\nendstream\nendobj\n`;
    const kids = Array.from({ length: many }, (_, index) => `${index + 3} 0 R`).join(' ');
    const first = `1 0 obj <</Pages 2 0 R /K [${kids}]>> endobj\n`;
    const heads = Array.from({ length: many }, (_, index) => {
      const length = (many - index - 1) * width + 100_000;
      return `${index + 3} 0 obj <</Length ${length}>> stream\n`.padStart(width);
    });
    const start = `%PDF-1.7\n${first}2 0 obj <</Count 0>> endobj\n`;
    const body = `${start}${heads.join('')}${inner}`;
    const offsets = [9, 9 + first.length, ...heads.map((_, index) => start.length + index * width)];
    const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const table = `xref\n0 ${many + 3}\n0000000000 65535 f \n${lines}trailer\n<</Root 1 0 R /Size ${many + 3}>>\n`;
    const pdf = bytes(`${body}${table}startxref\n${body.length}\n%%EOF\n`);
    await expect(withoutPdfMetadata(pdf)).rejects.toMatchObject({ code: 'container.too-large' });
  });

  test('E01 whatever is changed in a file, it is cleaned, or refused with a code, in time', async () => {
    const pdf = await certificate(true);
    const places = fc.array(fc.tuple(fc.nat(pdf.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(places, async (changes) => {
        const changed = Uint8Array.from(pdf);
        for (const [place, value] of changes) changed[place] = value;
        await withoutPdfMetadata(changed).catch((error: unknown) => {
          if (!(error instanceof CredentialError)) throw error;
        });
      }),
      fuzzRuns(200, 'PDF without metadata'),
    );
  });
});
