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
