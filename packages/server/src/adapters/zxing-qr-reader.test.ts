import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeQrReader, photoOf } from '../ports/testing/qr-reader-contract.ts';
import { createZxingQrReader } from './zxing-qr-reader.ts';

describeQrReader('zxing', () => createZxingQrReader());

test('E01 a picture that takes too long is given up, and the next is read by another thread', async () => {
  const limits = { milliseconds: 1 };
  const reader = createZxingQrReader(limits);
  const picture = await (await photoOf([randomBytes(400).toString('hex')])).png().toBuffer();
  await expect(reader.read(picture)).rejects.toMatchObject({
    code: 'container.too-large',
    detail: expect.stringMatching('too long'),
  });
  limits.milliseconds = 60_000;
  expect(await reader.read(picture)).toHaveLength(1);
});

test('E01 a drawing that says it is a picture is given to no decoder: its parts may unfold without end', async () => {
  const levels = Array.from({ length: 8 }, (_, at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(10)}</g>`);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><defs><g id="a0"><text>a</text></g>${levels.join('')}</defs><use href="#a8"/></svg>`;
  // The ninth byte begins WEBP.
  const picture = new TextEncoder().encode(`<!--    WEBP-->${drawing}`);
  expect(await createZxingQrReader().read(picture)).toEqual([]);
}, 15_000);
