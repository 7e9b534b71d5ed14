import { endpoints } from '@laurel/api';
import { zipFiles } from '@laurel/credential';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { sendTo } from '../../http/testing/send-to.ts';
import type { Fetcher } from '../../ports/index.ts';
import { photoOf, pngOf } from '../../ports/testing/qr-reader-contract.ts';
import { credentialFile } from '../../testing/credential-file.ts';
import { createTenant } from '../../testing/tenant.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

type Report = { input: string; answers: { path: object[]; verdict: object }[]; refused: { code: string }[] };

const elsewhere = 'https://elsewhere.example/credential';
const fetcher: Fetcher = {
  async retrieve(url) {
    const response = await testApp.app.fetch(new Request(url));
    return { ok: true, body: await response.text(), fetchedAt: new Date() };
  },
  async post() {
    return { ok: false, reasonCode: 'retrieval.refused', detail: 'nothing is sent' } as const;
  },
  async retrieveBytes(url) {
    if (url !== elsewhere) return { ok: false, reasonCode: 'retrieval.not-found', detail: 'not there' };
    return { ok: true, body: await file('document'), fetchedAt: new Date() };
  },
};
const testApp: TestApp = await startTestApp({ overrides: { fetcher } });
const tenant = await createTenant(testApp, 'pictures');
afterAll(() => testApp.stop());

const file = (form: string) => credentialFile(testApp, tenant, form);
const reportOn = async (picture: Uint8Array<ArrayBuffer>) => {
  const headers = { origin: testApp.origin, 'content-type': 'application/octet-stream' };
  const { status, text } = await sendTo(testApp, endpoints.createVerificationReport, { headers, body: picture });
  return { status, report: JSON.parse(text) as Report };
};
const bytes = (buffer: Buffer) => Uint8Array.from(buffer);
const jpegOf = async (...texts: string[]) => bytes(await (await photoOf(texts)).jpeg().toBuffer());
const dated = { modified: new Date('2026-11-25T00:00:00Z') };

describe('a photo of a code, sent to the API', () => {
  test('the credential in the code, and the one at the address in it, are verified', async () => {
    const token = String(await file('jwt'));
    for (const text of [token, elsewhere]) {
      const { status, report } = await reportOn(await jpegOf(text));
      expect([status, report]).toMatchObject([
        200,
        { input: 'image', refused: [], answers: [{ verdict: { outcome: 'valid' } }] },
      ]);
      expect(report.answers[0]?.path[0]).toEqual({ in: 'qr', index: 0 });
    }
  });

  test('so are those on several photos in an archive, and a code that leads nowhere is named', async () => {
    const files = [
      { name: 'good.jpg', content: await jpegOf(elsewhere) },
      { name: 'lost.jpg', content: await jpegOf('https://nowhere.example/') },
      { name: 'menu.jpg', content: await jpegOf('Soup of the day') },
    ];
    const { report } = await reportOn(bytes(Buffer.from(await zipFiles({ files, ...dated }))));
    expect(report.answers).toMatchObject([
      { path: [{ entry: 'good.jpg' }, { in: 'qr' }, { in: 'url' }], verdict: { outcome: 'valid' } },
    ]);
    expect(report.refused.map(({ code }) => code)).toEqual(['retrieval.not-found', 'container.no-credential']);
  });
});

describe('E01 pictures made to harm are refused with a code, and the server goes on answering', () => {
  test.each([
    ['100,000 pixels square', pngOf(100_000, 100_000, 4), 'container.too-large'],
    ['64 megapixels, well packed', pngOf(8_000, 8_000, 50_000_000), 'container.too-large'],
    ['fewer pixels than it says', pngOf(3_000, 3_000, 4), 'container.no-credential'],
    ['no width', pngOf(0, 10, 4), 'container.malformed'],
  ])('%s', async (_, picture, code) => {
    const { status, report } = await reportOn(bytes(picture));
    expect([status, report]).toMatchObject([200, { answers: [], refused: [{ code }] }]);
  });

  test('pictures with bytes changed at 120 places', async () => {
    const photo = await photoOf(['https://nowhere.example/']);
    const originals = await Promise.all(
      (['png', 'jpeg', 'webp', 'gif'] as const).map((format) => photo.clone().resize(300).toFormat(format).toBuffer()),
    );
    const codes = new Map<string, number>();
    for (const original of originals) {
      for (let round = 0; round < 30; round += 1) {
        const changed = bytes(original);
        const at = 12 + ((round * 7_919) % (round < 15 ? 200 : original.length - 12));
        changed.fill((round * 37) % 256, at, at + 1 + (round % 9));
        const { status, report } = await reportOn(changed);
        expect(status, `${at}`).toBe(200);
        expect(report.answers).toEqual([]);
        expect(report.refused.length, `${at}`).toBeGreaterThan(0);
        for (const { code } of report.refused) codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
    expect([...codes.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(120);
    expect((await reportOn(await jpegOf(elsewhere))).report.answers).toHaveLength(1);
  });

  test('of an archive of pictures, twenty are searched for codes and the others refused', async () => {
    const plain = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const files = Array.from({ length: 25 }, (_, index) => ({ name: `${index}.png`, content: plain }));
    const { report } = await reportOn(bytes(Buffer.from(await zipFiles({ files, ...dated }))));
    const count = (code: string) => report.refused.filter((part) => part.code === code).length;
    expect([count('container.no-credential'), count('container.too-large')]).toEqual([20, 5]);
  });
});
