import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { codeOf } from '../testing/code-of.ts';
import { everyForm, type Form } from '../testing/every-form.ts';
import { pdfFile } from '../testing/pdf-file.ts';
import { internationalText, pngFile } from '../testing/png-file.ts';
import { jsonContent } from '../testing/sample-contents.ts';
import { TestLog } from '../testing/test-log.ts';
import { award, DID, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import { attachToPdf } from './pdf/attach-to-pdf.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { bakePng } from './png/bake-png.ts';
import { readCredentials } from './read-credentials.ts';
import { RECEIPT_KEYWORD } from './receipt-names.ts';
import { bakeSvg } from './svg/bake-svg.ts';
import { zipFiles } from './zip/zip-files.ts';

const PDF = pdfFile(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [] /Count 0>>']);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>';
const mediaType = 'application/vc';
const bytes = (text: string) => new TextEncoder().encode(text);

let world: TestWorld;
let log: TestLog;
let json: string;
let token: string;
let receipt: string;
let otherReceipt: string;

const formOf = (name: string) => everyForm.find((form) => form.name === name) as Form;

beforeAll(async () => {
  [world, log] = [await TestWorld.create(), await TestLog.create()];
  world.publishKeys([{ id: world.keyId, publicKeyMultibase: world.key.publicKeyMultibase }], DID, [log.service(DID)]);
  const key = { ...world.key, keyId: world.keyId };
  const credential = buildAchievementCredential({ ...award, status: undefined });
  json = String(await formOf('eddsa-rdfc-2022').secure(credential, key));
  token = String(await formOf('vc+jwt').secure(credential, key));
  log.append(award.credentialUrl, json, token);
  log.append('urn:uuid:2', jsonContent);
  [receipt, otherReceipt] = [await log.receipt(0), await log.receipt(1)];
});

const verdictOf = (content: string | Uint8Array, receipts: readonly string[]) =>
  world.verify(content, NOW, {}, { receipts });

describe('a receipt goes with its credential in every file, and is found there', () => {
  const files: Record<string, (content: string) => Promise<Uint8Array | string> | Uint8Array | string> = {
    PNG: (content) => bakePng(pngFile(), content, { receipt }),
    SVG: (content) => bakeSvg(SVG, content, { receipt }),
    PDF: (content) => attachToPdf(PDF, { content, name: 'credential.json', mediaType, now: NOW, receipt }),
    ZIP: (content) =>
      zipFiles({
        files: [
          { name: 'credential.json', content },
          { name: 'receipt.json', content: receipt },
        ],
        modified: NOW,
      }),
    'JSON beside': (content) => (content.startsWith('{') ? `[${content},${receipt}]` : `["${content}",${receipt}]`),
    'ZIP of files': async (content) =>
      zipFiles({
        files: [
          { name: 'other.json', content: jsonContent },
          { name: 'badge.png', content: bakePng(pngFile(), content, { receipt }) },
          { name: 'receipts/2.json', content: otherReceipt },
        ],
        modified: NOW,
      }),
  };

  test.each(
    Object.entries(files).flatMap(([name, write]) => [
      [name, 'JSON', write, () => json] as const,
      [name, 'a token', write, () => token] as const,
    ]),
  )('%s of %s', async (name, _, write, content) => {
    const { found, refused, receipts } = await readCredentials(await write(content()));
    expect(refused).toEqual([]);
    const ours = found.find((one) => one.content === content());
    expect(ours?.receipt).toBe(receipt.trim() === ours?.receipt ? receipt.trim() : receipt);
    expect(receipts).toHaveLength(name === 'ZIP of files' ? 2 : 1);
    const verdict = await verdictOf(content(), receipts);
    expect([verdict.outcome, reasonOf(verdict, 'record')]).toEqual(['valid', 'pass record.logged']);
  });

  test('each of several credentials gets its own', async () => {
    const { found } = await readCredentials(`[${jsonContent},${receipt},${json},${otherReceipt}]`);
    expect(found.map((one) => JSON.parse(one.receipt ?? '{}').credentialId)).toEqual([
      'urn:uuid:2',
      award.credentialUrl,
    ]);
  });

  test('a credential that was changed keeps the receipt of what it was, which then shows nothing', async () => {
    const forged = json.replace('Ayşe Ünal', 'Mallory');
    const { found, receipts } = await readCredentials(bakePng(pngFile(), forged, { receipt }));
    expect(found[0]?.receipt).toBe(receipt);
    const verdict = await verdictOf(forged, receipts);
    expect([verdict.outcome, reasonOf(verdict, 'record')]).toEqual(['not-valid', 'unknown record.receipt-of-another']);
  });
});

describe('writing', () => {
  test('an older receipt goes with the older credential', async () => {
    const png = bakePng(bakePng(pngFile(), json, { receipt }), jsonContent, { receipt: otherReceipt });
    expect((await readCredentials(png)).receipts).toEqual([otherReceipt]);
    expect((await readCredentials(bakePng(png, json))).receipts).toEqual([]);
    const svg = bakeSvg(bakeSvg(SVG, json, { receipt }), jsonContent, { receipt: otherReceipt });
    expect((await readCredentials(svg)).receipts).toEqual([otherReceipt.trim()]);
    expect(bakeSvg(svg, json)).toBe(bakeSvg(bakeSvg(SVG, json), json));
    const input = { name: 'credential.json', mediaType, now: NOW };
    const pdf = await attachToPdf(await attachToPdf(PDF, { ...input, content: json, receipt }), {
      ...input,
      content: jsonContent,
      receipt: otherReceipt,
    });
    expect((await readCredentials(pdf)).receipts).toEqual([otherReceipt]);
    expect(
      readPdf(pdf)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['credential.json', 'receipt.json']);
  });

  test('what is no receipt is not written', async () => {
    for (const bad of ['', '{}', '{"type":"LogReceipt"}', '<x/>']) {
      expect(codeOf(() => bakePng(pngFile(), json, { receipt: bad }))).toBe('log.receipt-malformed');
      expect(codeOf(() => bakeSvg(SVG, json, { receipt: bad }))).toBe('log.receipt-malformed');
      const input = { content: json, name: 'credential.json', mediaType, now: NOW, receipt: bad };
      await expect(attachToPdf(PDF, input)).rejects.toThrow('log.receipt-malformed');
    }
    const twice = { content: json, name: 'receipt.json', mediaType, now: NOW, receipt };
    await expect(attachToPdf(PDF, twice)).rejects.toThrow('container.unsafe');
  });

  test('the picture itself, and the PDF, stay as they were', () => {
    const plain = pngFile();
    const baked = bakePng(plain, json, { receipt });
    expect(bakePng(baked, json)).toEqual(bakePng(plain, json));
  });
});

describe('E02 E04 reading what somebody else put together', () => {
  const credentialChunk = internationalText('openbadgecredential', jsonContent);
  const chunk = (text: string | Uint8Array, isPacked = false) => internationalText(RECEIPT_KEYWORD, text, isPacked);

  test('two receipts beside one credential are refused, in PNG and SVG alike', async () => {
    const png = await readCredentials(pngFile([credentialChunk, chunk(receipt), chunk(receipt)]));
    expect([png.found, png.refused[0]?.code]).toEqual([[], 'container.ambiguous']);
    const svg = bakeSvg(SVG, json, { receipt });
    const [element = ''] = /<laurel:receipt.*<\/laurel:receipt>/s.exec(svg) ?? [];
    const twice = await readCredentials(svg.replace('</svg>', `${element}</svg>`));
    expect([twice.found, twice.refused[0]?.code]).toEqual([[], 'container.ambiguous']);
  });

  test.each<[string, () => Uint8Array | string, string]>([
    ['no receipt', () => pngFile([credentialChunk, chunk('{"type":"LogReceipt"}')]), 'log.receipt-malformed'],
    ['not UTF-8', () => pngFile([credentialChunk, chunk(Uint8Array.of(0xff, 0xfe))]), 'container.malformed'],
    [
      'a bomb',
      () => pngFile([credentialChunk, chunk(deflateSync(Buffer.alloc(2_000_000, ' ')), true)]),
      'container.too-large',
    ],
    [
      'JSON with a key twice',
      () =>
        bakeSvg(SVG, jsonContent).replace(
          '</svg>',
          `<receipt xmlns="urn:laurel:terms#">{"type":"LogReceipt","type":1}</receipt></svg>`,
        ),
      'log.receipt-malformed',
    ],
  ])('a receipt that is %s takes nothing from the credential beside it', async (_, file, code) => {
    const { found, refused, receipts } = await readCredentials(file());
    expect(found.map(({ content }) => content)).toEqual([jsonContent]);
    expect([refused.map((part) => part.code), receipts]).toEqual([[code], []]);
  });

  test('a receipt without its credential is said to be one', async () => {
    for (const file of [receipt, bytes(receipt), `[${receipt}]`, pngFile([chunk(receipt)])]) {
      const { found, refused, receipts } = await readCredentials(file, { readQrCodes: async () => [] });
      expect([found, receipts.length]).toEqual([[], 1]);
      expect(refused.map(({ code }) => code)).toContain('container.receipt-alone');
    }
  });

  test('a credential that calls itself a receipt as well is a credential, and no element elsewhere is a receipt', async () => {
    const both = jsonContent.replace('"VerifiableCredential"', '"VerifiableCredential","LogReceipt"');
    expect((await readCredentials(both)).receipts).toEqual([]);
    const svg = bakeSvg(SVG, jsonContent).replace('</svg>', `<receipt>${'x'}</receipt></svg>`);
    expect(await readCredentials(svg)).toMatchObject({ refused: [], receipts: [] });
  });

  test('more than a thousand receipts are too many', async () => {
    const { refused, receipts } = await readCredentials(`[${Array(1_001).fill(receipt).join(',')},${json}]`);
    expect(receipts).toHaveLength(1_000);
    expect(refused.map(({ code }) => code)).toContain('container.too-large');
  });
});
