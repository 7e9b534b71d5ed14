import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import PDFKit from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { pdfFile, pdfStream } from '../../testing/pdf-file.ts';
import { concatBytes } from '../concat-bytes.ts';
import { pdfWords } from './pdf-words.ts';

const all = { maxCharacters: 100_000 };
const sentence = 'Bridges carry people across, and worry nobody.';
const catalog = '<</Type /Catalog /Pages 2 0 R>>';
const pages = (contents: string, fonts = '') =>
  `<</Type /Pages /Count 1 /Kids [<</Type /Page /Contents ${contents} /Resources <</Font <<${fonts}>> /XObject <</X 3 0 R>>>>>>]>>`;
const latin = '/F <</Type /Font /Subtype /Type1>>';
const drawn = (drawing: string, font = latin) => pdfFile([catalog, pages('3 0 R', font), pdfStream('', drawing)]);

async function byPdfKit(): Promise<Uint8Array> {
  const document = new PDFKit();
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.text(sentence).addPage().text('The second page.');
  document.end();
  await ended;
  return concatBytes(chunks);
}

describe('the words of a PDF', () => {
  test('of files that others made, page after page', async () => {
    expect(pdfWords(await byPdfKit(), all)).toBe(`${sentence} The second page.`);
    const document = await PDFDocument.create();
    document.addPage().drawText(sentence, { font: await document.embedFont(StandardFonts.TimesRoman) });
    for (const useObjectStreams of [true, false])
      expect(pdfWords(await document.save({ useObjectStreams }), all)).toBe(sentence);
  });

  const table = `1 begincodespacerange <0000> <ffff> endcodespacerange
    2 beginbfchar <0001> <0048> <0002> <00660069> endbfchar
    2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <0079>] endbfrange`;
  test.each([
    ['gaps within a line', 'BT /F 12 Tf [(Ker)20(ned)-300(words)] TJ ET', 'Kerned words'],
    ['new lines', "BT /F 12 Tf (one) Tj T* (two) Tj (three) ' 1 0 0 1 0 0 Tm (four) Tj ET", 'one two three four'],
    [
      'letters that are placed one by one',
      'BT /F 12 Tf 1 0 0 1 5 9 Tm (o) Tj 4 0 Td (n) Tj ET BT 1 0 0 1 12 9 Tm (e) Tj 1 0 0 1 5 0 Tm (two) Tj 0 -9 Td (3) Tj',
      'one two 3',
    ],
    [
      'a picture in between',
      'BT /F 1 Tf (a) Tj ET BI /W 1 ID \x00(not words) Tj\xff EI BT /F 1 Tf T* (b) Tj ET',
      'a b',
    ],
    ['a letter with an accent', 'BT /F 12 Tf (Gr\\374\\337e) Tj ET', 'Grüße'],
    ['no font', 'BT (nothing) Tj ET', ''],
    ['a damaged end', 'BT /F 12 Tf (before) Tj ET << (after) Tj', 'before'],
  ])('%s', (_, drawing, words) => {
    expect(pdfWords(drawn(drawing), all)).toBe(words);
  });

  test('whose codes a table gives a meaning, one by one and in ranges', () => {
    const font = '/F <</Type /Font /Subtype /Type0 /ToUnicode 4 0 R>>';
    const drawing = pdfStream('', 'BT /F 12 Tf <0001 0002 0010 0011 0012 0020 0021 7777> Tj ET');
    const packed = pdfStream('/Filter /FlateDecode', deflateSync(Buffer.from(table)));
    expect(pdfWords(pdfFile([catalog, pages('3 0 R', font), drawing, packed]), all)).toBe('Hfiabcxy');
  });

  test('in a drawing that the page uses', () => {
    const form = pdfStream(`/Subtype /Form /Resources <</Font <<${latin}>>>>`, 'BT /F 12 Tf (inside) Tj ET');
    const page = pages('[4 0 R 4 0 R]');
    expect(pdfWords(pdfFile([catalog, page, form, pdfStream('', '/X Do')]), all)).toBe('inside inside');
  });
});

describe('E04 a hostile PDF has bounds', () => {
  /** Without them it takes minutes; a busy machine may take seconds with them. */
  const inTime = (act: () => void) => {
    const started = performance.now();
    act();
    expect(performance.now() - started).toBeLessThan(15_000);
  };

  test('a drawing that uses itself, a range without end, and pages that are their own parents', () => {
    const itself = pdfStream(`/Subtype /Form`, '/X Do '.repeat(1_000));
    inTime(() => void pdfWords(pdfFile([catalog, pages('3 0 R'), itself]), all));
    const font = '/F <</Subtype /Type0 /ToUnicode 4 0 R>>';
    const endless = pdfStream('', '1 beginbfrange <0000> <ffff> <0041> '.repeat(1_000));
    inTime(() => void pdfWords(pdfFile([catalog, pages('3 0 R', font), pdfStream('', '/F 1 Tf'), endless]), all));
    expect(pdfWords(pdfFile([catalog, '<</Kids [2 0 R 2 0 R]>>']), all)).toBe('');
  });

  test('of very many words, so many characters are given', () => {
    expect(pdfWords(drawn(`BT /F 1 Tf ${'(words and ) Tj '.repeat(10_000)}`), { maxCharacters: 100 })).toHaveLength(99);
  });

  test('what unpacks to very much is not read', () => {
    const packed = pdfStream('/Filter /FlateDecode', deflateSync(Buffer.alloc(60_000_000, '(a) Tj ')));
    inTime(() => void pdfWords(pdfFile([catalog, pages('[3 0 R 3 0 R 3 0 R]', latin), packed]), all));
  });

  test('E01 whatever is changed in a file, there are words or a code', async () => {
    const pdf = await byPdfKit();
    const places = fc.array(fc.tuple(fc.nat(pdf.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(places, (changes) => {
        const changed = Uint8Array.from(pdf);
        for (const [place, value] of changes) changed[place] = value;
        try {
          pdfWords(changed, all);
        } catch (error) {
          if (!(error instanceof CredentialError)) throw error;
        }
      }),
      fuzzRuns(300, 'words of a PDF'),
    );
  });
});
