import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { endpoints, roleMay, roles } from '@laurel/api';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createDiskBlobStore } from '../../adapters/disk-blob-store.ts';
import {
  callApi,
  createMember,
  createOrganisationFor,
  createSignedInPerson,
  type TestPerson,
} from '../../testing/people.ts';
import { startTestApp } from '../../testing/test-app.ts';

const directory = await mkdtemp(path.join(tmpdir(), 'laurel-files-'));
const testApp = await startTestApp({ overrides: { blobs: createDiskBlobStore({ directory }) } });
afterAll(async () => {
  await testApp.stop();
  await rm(directory, { recursive: true });
});
const owner = await createSignedInPerson(testApp);
const { id: organisationId } = await createOrganisationFor(testApp, owner);
/** What is on the disk, drafts included. */
const kept = async () =>
  (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const keptBytes = (id = '') => readFile(path.join(directory, id.slice(0, 2), id));
beforeEach(async () => {
  for (const name of await readdir(directory)) await rm(path.join(directory, name), { recursive: true });
});

const send = async (
  body: Uint8Array | string | ReadableStream,
  type: string,
  { as = owner, to = organisationId }: { as?: Partial<TestPerson>; to?: string } = {},
) => {
  const response = await testApp.app.fetch(
    new Request(`${testApp.origin}/api/v1/organisations/${to}/files`, {
      method: 'POST',
      headers: { origin: testApp.origin, 'content-type': type, ...(as.cookie ? { cookie: as.cookie } : {}) },
      body: body as BodyInit,
      duplex: 'half',
    } as RequestInit),
  );
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};
const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  testApp.app.fetch(new Request(url, { method, headers }));
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const picture = () => sharp({ create: { width: 64, height: 32, channels: 3, background: '#3366cc' } });
const webm = async () => readFile(path.join(import.meta.dirname, '../../demo/content/media/how-dns-works.webm'));

describe('uploading', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('a picture as %s is kept as PNG', async (format) => {
    const answer = await send(await picture().toFormat(format).toBuffer(), `image/${format}`);
    expect(answer).toMatchObject({ status: 201, body: { mediaType: 'image/png' } });
    const served = await get(answer.body.url ?? '');
    const bytes = await bytesOf(served);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 64, height: 32 });
    expect(answer.body.bytes).toBe(bytes.length);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'content-disposition': 'inline',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
    });
    expect(served.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('a large picture is brought within 2048 pixels, its proportions kept', async () => {
    const wide = await sharp({ create: { width: 4096, height: 1024, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const { body } = await send(wide, 'image/jpeg');
    expect(await sharp(await keptBytes(body.id)).metadata()).toMatchObject({ width: 2048, height: 512 });
  });

  test('E11: place, camera and every other note are left behind, and the picture stays upright', async () => {
    const secret = 'canary-of-the-camera';
    const jpeg = await picture()
      .withExif({
        IFD0: { Copyright: secret, ImageDescription: secret },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>${secret}</secret></x:xmpmeta>`)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(jpeg).metadata()).exif).toBeDefined();
    const { body } = await send(jpeg, 'image/jpeg');
    const bytes = await keptBytes(body.id);
    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({ width: 32, height: 64 });
    for (const note of ['exif', 'xmp', 'iptc', 'icc', 'comments', 'orientation'] as const)
      expect(metadata[note]).toBeUndefined();
    expect(bytes.includes(secret)).toBe(false);
  });

  test('E07: what hides behind a picture is left behind with everything else', async () => {
    const png = await picture().png().toBuffer();
    const polyglot = Buffer.concat([png, Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
    const { status, body } = await send(polyglot, 'image/png');
    expect(status).toBe(201);
    expect((await keptBytes(body.id)).includes('script')).toBe(false);
  });

  test('a video and captions are kept as they are', async () => {
    const video = await webm();
    const film = await send(video, 'video/webm');
    expect(film).toMatchObject({ status: 201, body: { mediaType: 'video/webm' } });
    expect(await bytesOf(await get(film.body.url ?? ''))).toEqual(video);
    const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 32]), Buffer.from('ftypisom'), Buffer.alloc(100)]);
    expect(await send(mp4, 'video/mp4')).toMatchObject({ status: 201, body: { mediaType: 'video/mp4' } });
    const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nGrüße\n';
    expect([film.body.durationSeconds, (await send(mp4, 'video/mp4')).body.durationSeconds]).toEqual([84, null]);
    const text = await send(captions, 'text/vtt; charset=utf-8');
    const served = await get(text.body.url ?? '');
    expect(served.headers.get('content-type')).toBe('text/vtt');
    expect(await served.text()).toBe(captions);
  });
});

describe('E07: what is not what it says is refused, and nothing is kept', async () => {
  const png = await picture().png().toBuffer();
  const html = '<!doctype html><script>alert(1)</script>'.padEnd(100);
  test.each([
    ['HTML as PNG', html, 'image/png', 415, 'unsupported-media-type'],
    ['HTML as JPEG', html, 'image/jpeg', 415, 'unsupported-media-type'],
    ['HTML as WebP', html, 'image/webp', 415, 'unsupported-media-type'],
    ['HTML as video', html, 'video/webm', 415, 'unsupported-media-type'],
    ['HTML as MP4', html, 'video/mp4', 415, 'unsupported-media-type'],
    ['HTML as captions', html, 'text/vtt', 415, 'unsupported-media-type'],
    ['a PNG as JPEG', png, 'image/jpeg', 415, 'unsupported-media-type'],
    ['nothing as PNG', '', 'image/png', 415, 'unsupported-media-type'],
    ['a start of captions that goes on otherwise', 'WEBVTTX\n', 'text/vtt', 415, 'unsupported-media-type'],
    ['captions without a cue', 'WEBVTT\n\nhello\n', 'text/vtt', 415, 'unsupported-media-type'],
    [
      'a cue that ends before it begins',
      'WEBVTT\n\n00:04.000 --> 00:01.000\na\n',
      'text/vtt',
      415,
      'unsupported-media-type',
    ],
    [
      'a cue with times of another kind',
      'WEBVTT\n\n00:00:01,000 --> 00:00:04,000\na\n',
      'text/vtt',
      415,
      'unsupported-media-type',
    ],
    [
      'captions in another encoding',
      Buffer.from('WEBVTT\n\n\xff\xfe', 'latin1'),
      'text/vtt',
      415,
      'unsupported-media-type',
    ],
    [
      'Matroska as WebM',
      Buffer.from('1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61', 'hex'),
      'video/webm',
      415,
      'unsupported-media-type',
    ],
    [
      'an AVIF as MP4',
      Buffer.from('\0\0\0\x20ftypavif\0\0\0\0avifmif1', 'latin1'),
      'video/mp4',
      415,
      'unsupported-media-type',
    ],
    ['HTML as HTML', html, 'text/html', 415, 'unsupported-media-type'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml', 415, 'unsupported-media-type'],
    ['two types', png, 'image/png, text/html', 415, 'unsupported-media-type'],
    ['a PNG cut short', png.subarray(0, png.length - 30), 'image/png', 422, 'unreadable-image'],
    [
      'only the start of a PNG',
      Buffer.concat([png.subarray(0, 16), Buffer.alloc(80)]),
      'image/png',
      422,
      'unreadable-image',
    ],
    [
      'a JPEG of noise',
      Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(500, 7)]),
      'image/jpeg',
      422,
      'unreadable-image',
    ],
  ] as const)('%s', async (_, body, type, status, code) => {
    expect(await send(body, type)).toMatchObject({ status, body: { code } });
    expect(await kept()).toEqual([]);
  });
});

describe('E01: pictures made to harm', () => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = (width: number, height: number) => {
    const data = Buffer.alloc(13);
    data.writeUInt32BE(width, 0);
    data.writeUInt32BE(height, 4);
    data.set([8, 2, 0, 0, 0], 8);
    return chunk('IHDR', data);
  };
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  const png = (width: number, height: number, ...chunks: Buffer[]) =>
    Buffer.concat([magic, header(width, height), ...chunks, chunk('IEND', Buffer.alloc(0))]);
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(4)));
  const zeroes = deflateSync(Buffer.alloc(50_000_000));

  test.each([
    ['100,000 pixels square', png(100_000, 100_000, pixels)],
    ['more than 30 megapixels, well packed', png(8_000, 8_000, chunk('IDAT', zeroes))],
    ['no width', png(0, 1, pixels)],
    ['no pixels', png(10, 10)],
    ['a wrong checksum', Buffer.concat([png(1, 1, pixels).subarray(0, 40), Buffer.alloc(60, 1)])],
  ])('%s: refused within a second or so, and nothing is kept', async (_, bytes) => {
    const started = performance.now();
    expect(await send(bytes, 'image/png')).toMatchObject({ status: 422, body: { code: 'unreadable-image' } });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await kept()).toEqual([]);
  });

  test.each([
    ['a comment that unpacks to 50 MB', chunk('zTXt', Buffer.concat([Buffer.from('a\0\0', 'latin1'), zeroes]))],
    ['a colour profile that unpacks to 50 MB', chunk('iCCP', Buffer.concat([Buffer.from('a\0\0', 'latin1'), zeroes]))],
  ])('%s is left behind or refused', async (_, bomb) => {
    const { status, body } = await send(png(1, 1, bomb, pixels), 'image/png');
    expect([201, 422]).toContain(status);
    if (status === 201) expect((await keptBytes(body.id)).length).toBeLessThan(1_000);
  });
});

describe('size', () => {
  /** As many bytes as asked for, made as they are read, without an announced length. */
  const endless = (start: Uint8Array, total: number) => {
    let sent = 0;
    const counter = { sent: () => sent };
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = sent === 0 ? start : new Uint8Array(65_536);
        sent += piece.byteLength;
        if (sent > total) controller.close();
        else controller.enqueue(piece);
      },
    });
    return { stream, ...counter };
  };
  test.each([
    ['image/png', Buffer.from('89504e470d0a1a0a', 'hex'), 5],
    ['text/vtt', Buffer.from('WEBVTT\n'), 1],
    ['video/mp4', Buffer.from('\0\0\0\x20ftypisom', 'latin1'), 200],
  ] as const)('%s is cut off at its limit, however much more would come', async (type, start, megabytes) => {
    const limit = megabytes * 1024 * 1024;
    const { stream, sent } = endless(start, limit * 4);
    expect(await send(stream, type)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(sent()).toBeLessThan(limit + 1_000_000);
    expect(await kept()).toEqual([]);
  });
});

describe('ranges', () => {
  test('a part is given as 206, the whole where the part cannot be', async () => {
    const video = await webm();
    const { body } = await send(video, 'video/webm');
    const url = body.url ?? '';
    const part = await get(url, { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${video.length}`);
    expect(part.headers.get('content-length')).toBe('10');
    expect(await bytesOf(part)).toEqual(video.subarray(10, 20));
    const tail = await get(url, { range: 'bytes=-7' });
    expect(await bytesOf(tail)).toEqual(video.subarray(-7));
    for (const range of ['bytes=1-2,4-5', 'nonsense', 'bytes=5-4']) {
      const whole = await get(url, { range });
      expect([whole.status, whole.headers.get('content-range')]).toEqual([200, null]);
      expect((await bytesOf(whole)).length).toBe(video.length);
    }
    const beyond = await get(url, { range: `bytes=${video.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${video.length}`]);
    expect(await beyond.json()).toMatchObject({ code: 'no-such-range' });
    const etag = part.headers.get('etag') ?? '';
    expect((await get(url, { range: `bytes=${video.length}-`, 'if-range': '"another"' })).status).toBe(200);
    expect((await get(url, { range: 'bytes=0-0', 'if-range': etag })).status).toBe(206);
    expect((await get(url, { range: 'bytes=0-0', 'if-range': '"another"' })).status).toBe(200);
    const head = await get(url, { range: 'bytes=0-0' }, 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(video.length),
      '',
    ]);
  });
});

describe('who may', async () => {
  const png = await picture().png().toBuffer();
  test('nobody gets 401, strangers and other organisations’ people 404', async () => {
    const stranger = await createSignedInPerson(testApp);
    expect(await send(png, 'image/png', { as: {} })).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect(await send(png, 'image/png', { as: stranger })).toMatchObject({ status: 404 });
    const { id: elsewhere } = await createOrganisationFor(testApp, stranger);
    expect(await send(png, 'image/png', { to: elsewhere })).toMatchObject({ status: 404 });
    expect(await kept()).toEqual([]);
  });

  test('F03: each role may what the table says', async () => {
    for (const role of roles) {
      const person = await createMember(testApp, { organisationId, role });
      const { status } = await send(png, 'image/png', { as: person });
      expect(`${role} ${status}`).toBe(`${role} ${roleMay(role, 'file:write') ? 201 : 403}`);
    }
  });

  test('a file that is not there is not found', async () => {
    for (const fileId of ['00000000-0000-4000-8000-000000000000', 'x', '../../etc/passwd', '%2e%2e']) {
      const answer = await callApi(testApp, endpoints.getFile, { params: { fileId } });
      expect([answer.status, answer.code]).toEqual([404, 'not-found']);
    }
  });
});

test('when the record fails the bytes are removed', async () => {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query('alter table file.file add constraint refused check (bytes < 0) not valid');
  const { status } = await send(await picture().png().toBuffer(), 'image/png');
  await client.query('alter table file.file drop constraint refused');
  await client.end();
  expect(status).toBe(500);
  expect(await kept()).toEqual([]);
});

test('the pictures of the demo can be uploaded', async () => {
  const folder = path.join(import.meta.dirname, '../../demo/content/images');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    expect(await send(await readFile(path.join(folder, name)), 'image/png')).toMatchObject({ status: 201 });
  }
});
