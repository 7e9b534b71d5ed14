import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fastest } from '../testing/fastest.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { pdfFile } from '../testing/pdf-file.ts';
import { internationalText, onePixel, pngFile } from '../testing/png-file.ts';
import { boundSdJwtContent, coseContent, jsonContent, jwsContent } from '../testing/sample-contents.ts';
import { TestWorld } from '../testing/test-world.ts';
import { concatBytes } from './concat-bytes.ts';
import { attachToPdf } from './pdf/attach-to-pdf.ts';
import { bakePng } from './png/bake-png.ts';
import { readCredentials } from './read-credentials.ts';
import { bakeSvg } from './svg/bake-svg.ts';
import { zipFiles } from './zip/zip-files.ts';

const now = new Date('2026-11-24T12:00:00Z');
const PDF = pdfFile(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [] /Count 0>>']);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const bytes = (text: string) => new TextEncoder().encode(text);

/** The same content in every kind of file. */
async function everyContainer(content: string): Promise<Record<string, Uint8Array | string>> {
  const png = bakePng(pngFile(), content);
  const pdf = await attachToPdf(PDF, { content, name: 'credential.json', mediaType: 'application/vc', now });
  const files = [
    { name: 'a/credential.json', content },
    { name: 'a/badge.png', content: png },
    { name: 'certificate.pdf', content: pdf },
  ];
  const zip = await zipFiles({ files, modified: now });
  return {
    text: content,
    bytes: bytes(content),
    png,
    svg: bytes(bakeSvg(SVG, content)),
    pdf,
    zip,
    list: `[${content}]`,
  };
}

describe('one credential in every container', () => {
  let world: TestWorld;
  let text: string;
  beforeAll(async () => {
    world = await TestWorld.create();
    text = JSON.stringify(await world.issue(), null, 2);
  });

  test('comes out byte for byte, is valid, and says the same', async () => {
    const original = await world.verify(text);
    expect(original.outcome).toBe('valid');
    for (const [name, file] of Object.entries(await everyContainer(text))) {
      const { found, refused } = await readCredentials(file);
      expect({ name, refused, contents: [...new Set(found.map(({ content }) => content))] }).toEqual({
        name,
        refused: [],
        contents: [text],
      });
      for (const { content } of found) expect(await world.verify(String(content))).toEqual(original);
    }
  });

  test('a changed claim is found as it is, and is not valid', async () => {
    const forged = text.replace('Ayşe Ünal', 'Mallory');
    expect(forged).not.toBe(text);
    for (const file of Object.values(await everyContainer(forged))) {
      const { found } = await readCredentials(file);
      expect(found.length).toBeGreaterThan(0);
      for (const { content } of found) expect((await world.verify(String(content))).outcome).toBe('not-valid');
    }
  });
});

test('a result for anything, whole or bent, and never a failure', async () => {
  const made = Object.values(await everyContainer(jsonContent));
  const tokens = [
    jwsContent,
    boundSdJwtContent,
    `"${jwsContent}"`,
    `data:application/vc+jwt,${jwsContent}`,
    `[${jsonContent}]`,
  ];
  const files = [...made, ...tokens, coseContent].map((file) => (typeof file === 'string' ? bytes(file) : file));
  const starts = [
    onePixel.signature,
    bytes('%PDF-1.7\n'),
    bytes('PK\x03\x04'),
    bytes('<svg '),
    bytes('{"type":'),
    bytes('data:,'),
    bytes('<html>'),
  ];
  const whole = fc.constantFrom(...files);
  const bent = fc.tuple(whole, fc.nat(), fc.uint8Array({ maxLength: 8 })).map(([file, place, noise]) => {
    const at = place % (file.length + 1);
    return concatBytes([file.subarray(0, at), noise, file.subarray(at + noise.length)]);
  });
  const cut = fc.tuple(whole, fc.nat()).map(([file, at]) => file.subarray(0, at % (file.length + 1)));
  const inside = fc
    .tuple(fc.constantFrom('openbadgecredential', 'openbadges'), bent)
    .map(([keyword, file]) => pngFile([internationalText(keyword, file)]));
  const noise = fc
    .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 100 }))
    .map((parts) => concatBytes(parts));
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const readQrCodes = async () => [jwsContent, 'https://a.example/'];
  const retrieve = async () => ({ ok: false, reasonCode: 'retrieval.offline' }) as const;
  await fc.assert(
    fc.asyncProperty(fc.oneof(whole, bent, cut, inside, noise, text), fc.boolean(), async (input, withPorts) => {
      const read = () => readCredentials(input, withPorts ? { readQrCodes, retrieve } : {});
      const started = performance.now();
      const { found, refused } = await read();
      // A busy machine may stop anything for a while: what was slow is tried again.
      if (performance.now() - started > 1_000) expect(await fastest(read)).toBeLessThan(1_000);
      expect(found.length + refused.length).toBeGreaterThan(0);
      for (const { form, content } of found) expect(typeof content).toBe(form === 'cose' ? 'object' : 'string');
    }),
    fuzzRuns(2_000, 'everything that is read'),
  );
});
