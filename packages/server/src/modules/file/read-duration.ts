import type { MediaType } from './store.ts';

/** Reads bytes of the file, both ends inclusive; fewer where it ends before. */
export type ReadPart = (range: { start: number; end: number }) => Promise<Buffer>;

const mostBoxes = 500;

/** How long a video is in whole seconds, as its header says; undefined where it says nothing that can be read. */
export async function readDuration(mediaType: MediaType, read: ReadPart): Promise<number | undefined> {
  const seconds = await secondsOf(mediaType, read).catch(() => undefined);
  return seconds !== undefined && seconds >= 1 && seconds < 86_401 ? Math.floor(seconds) : undefined;
}

async function secondsOf(mediaType: MediaType, read: ReadPart): Promise<number | undefined> {
  if (mediaType === 'video/mp4') return mp4Seconds(read);
  if (mediaType === 'video/webm') return webmSeconds(await read({ start: 0, end: 65_535 }));
  return undefined;
}

/** `moov/mvhd` of ISO/IEC 14496-12, 8.2.2; `moov` may stand behind all pictures. */
async function mp4Seconds(read: ReadPart): Promise<number | undefined> {
  let at = 0;
  for (let boxes = 0; boxes < mostBoxes; boxes += 1) {
    const head = await read({ start: at, end: at + 47 });
    if (head.length < 8) return undefined;
    const name = head.toString('latin1', 4, 8);
    const size = head.readUInt32BE(0);
    if (name === 'mvhd') return movieSeconds(head.subarray(8));
    const isLong = size === 1;
    const headSize = isLong ? 16 : 8;
    const whole = isLong ? Number(head.readBigUInt64BE(8)) : size;
    if (name === 'moov') at += headSize;
    else if (whole < headSize) return undefined;
    else at += whole;
  }
  return undefined;
}

function movieSeconds(body: Buffer): number {
  const isLong = body.readUInt8(0) === 1;
  const scale = body.readUInt32BE(isLong ? 20 : 12);
  return (isLong ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16)) / scale;
}

const segment = 0x18538067;
const info = 0x1549a966;
const timestampScale = 0x2ad7b1;
const duration = 0x4489;

/** `Segment/Info/Duration` of Matroska (RFC 9559, 5.1.2), in `TimestampScale` nanoseconds. */
function webmSeconds(bytes: Buffer): number | undefined {
  const found = new Map<number, { start: number; size: number }>();
  let at = 0;
  for (let elements = 0; elements < mostBoxes && at < bytes.length && !found.has(duration); elements += 1) {
    const id = vint(bytes, at, true);
    const size = vint(bytes, at + id.width, false);
    const start = at + id.width + size.width;
    found.set(id.value, { start, size: size.value });
    at = id.value === segment || id.value === info ? start : start + size.value;
  }
  const length = found.get(duration);
  const scale = found.get(timestampScale);
  if (!length) return undefined;
  const ticks = length.size === 4 ? bytes.readFloatBE(length.start) : bytes.readDoubleBE(length.start);
  return (ticks * (scale ? bytes.readUIntBE(scale.start, scale.size) : 1_000_000)) / 1_000_000_000;
}

/** A number whose first byte says how long it is (RFC 8794, 4); of an id that marker is a part. */
function vint(bytes: Buffer, at: number, isId: boolean): { value: number; width: number } {
  const first = bytes.readUInt8(at);
  const width = Math.clz32(first) - 23;
  let value = isId ? first : first & ((1 << (8 - width)) - 1);
  for (let index = 1; index < width; index += 1) value = value * 256 + bytes.readUInt8(at + index);
  return { value, width };
}
