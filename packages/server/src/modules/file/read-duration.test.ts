import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readDuration } from './read-duration.ts';

const partsOf = (bytes: Buffer) => async (range: { start: number; end: number }) =>
  bytes.subarray(range.start, range.end + 1);
const box = (name: string, body: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const movieHeader = (version: 0 | 1, scale: number, ticks: number) => {
  const body = Buffer.alloc(version === 1 ? 112 : 100);
  body.writeUInt8(version);
  body.writeUInt32BE(scale, version === 1 ? 20 : 12);
  if (version === 1) body.writeBigUInt64BE(BigInt(ticks), 24);
  else body.writeUInt32BE(ticks, 16);
  return box('mvhd', body);
};
const mp4 = (...boxes: Buffer[]) => partsOf(Buffer.concat([box('ftyp', Buffer.from('isom')), ...boxes]));

test('an MP4 says its length, its header before or behind the pictures', async () => {
  const pictures = box('mdat', Buffer.alloc(100_000));
  expect(await readDuration('video/mp4', mp4(box('moov', movieHeader(0, 1_000, 61_900)), pictures))).toBe(61);
  expect(await readDuration('video/mp4', mp4(pictures, box('moov', movieHeader(1, 90_000, 90_000 * 7_200))))).toBe(
    7_200,
  );
});

test('a WebM says its length', async () => {
  const film = readFileSync(path.join(import.meta.dirname, '../../demo/content/media/how-dns-works.webm'));
  expect(await readDuration('video/webm', partsOf(film))).toBe(84);
});

test('what says no length, or one that cannot be, has none', async () => {
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.alloc(5),
    Buffer.alloc(100_000),
    Buffer.alloc(100_000, 0xff),
    Buffer.from('1a45dfa3', 'hex'),
  ]) {
    expect(await readDuration('video/mp4', partsOf(bytes))).toBeUndefined();
    expect(await readDuration('video/webm', partsOf(bytes))).toBeUndefined();
  }
  expect(await readDuration('video/mp4', mp4(box('moov', movieHeader(0, 0, 1_000))))).toBeUndefined();
  expect(await readDuration('video/mp4', mp4(box('moov', movieHeader(0, 1, 4_000_000_000))))).toBeUndefined();
  expect(await readDuration('image/png', mp4(box('moov', movieHeader(0, 1_000, 61_900))))).toBeUndefined();
});
