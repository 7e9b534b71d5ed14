import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { hashCredential } from '../log/hash-credential.ts';
import { formatReceipt } from '../log/receipt.ts';
import { attachToPdf } from './pdf/attach-to-pdf.ts';
import { bakePng } from './png/bake-png.ts';
import { bakeSvg } from './svg/bake-svg.ts';
import { zipFiles } from './zip/zip-files.ts';

const now = new Date('2026-11-24T12:00:00Z');
const credential = JSON.stringify({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
});
const receipt = formatReceipt({
  type: 'LogReceipt',
  credentialId: 'urn:uuid:1',
  log: 'issuer.example/log',
  index: 0,
  salt: 'A'.repeat(43),
  forms: [hashCredential(credential)],
  inclusionProof: [],
  checkpoint: 'issuer.example/log\n1\nAAAA\n',
});
const pixelsOf = (picture: Uint8Array | string) => sharp(Buffer.from(picture)).raw().toBuffer();

test('libpng and libvips draw a badge with a receipt as they draw it without one', async () => {
  const plain = await sharp({ create: { width: 40, height: 30, channels: 4, background: '#1f5c43' } })
    .png()
    .toBuffer();
  expect((await pixelsOf(bakePng(plain, credential, { receipt }))).equals(await pixelsOf(plain))).toBe(true);
});

test('librsvg draws a badge with a receipt as it draws it without one', async () => {
  const plain = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><circle r="12" fill="#1f5c43"/></svg>';
  expect((await pixelsOf(bakeSvg(plain, credential, { receipt }))).equals(await pixelsOf(plain))).toBe(true);
});

test('pdf-lib finds the credential and the receipt attached', async () => {
  const plain = await PDFDocument.create();
  plain.addPage();
  const pdf = await attachToPdf(await plain.save(), {
    content: credential,
    name: 'credential.json',
    mediaType: 'application/vc',
    now,
    receipt,
  });
  const read = await PDFDocument.load(pdf, { throwOnInvalidObject: true });
  expect(read.getPageCount()).toBe(1);
  const found = read.getAttachments().map(({ name, data }) => [name, new TextDecoder().decode(data)]);
  expect(Object.fromEntries(found)).toEqual({ 'credential.json': credential, 'receipt.json': receipt });
  expect(read.catalog.get(PDFName.of('AF'))?.toString()).toMatch(/^\[ \d+ 0 R \d+ 0 R \]$/);
});

test('fflate unpacks both from an archive', async () => {
  const files = [
    { name: 'credential.json', content: credential },
    { name: 'receipt.json', content: receipt },
  ];
  const unpacked = unzipSync(await zipFiles({ files, modified: now }));
  expect(Object.keys(unpacked)).toEqual(['credential.json', 'receipt.json']);
  expect(strFromU8(unpacked['receipt.json'] ?? new Uint8Array())).toBe(receipt);
});
