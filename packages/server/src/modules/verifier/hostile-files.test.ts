import { crc32, deflateRawSync } from 'node:zlib';
import { endpoints } from '@laurel/api';
import { bakePng, zipFiles } from '@laurel/credential';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { sendTo } from '../../http/testing/send-to.ts';
import { credentialFile } from '../../testing/credential-file.ts';
import { createTenant } from '../../testing/tenant.ts';
import { startTestApp } from '../../testing/test-app.ts';

const testApp = await startTestApp();
const tenant = await createTenant(testApp, 'hostile');
afterAll(() => testApp.stop());

const file = (form: string) => credentialFile(testApp, tenant, form);
const reportOn = async (content: Uint8Array) => {
  const headers = { origin: testApp.origin, 'content-type': 'application/octet-stream' };
  const body = Uint8Array.from(content);
  const { status, text } = await sendTo(testApp, endpoints.createVerificationReport, { headers, body });
  const { answers, refused } = JSON.parse(text) as { answers: { verdict: object }[]; refused: { code: string }[] };
  return { status, verdicts: answers.map(({ verdict }) => verdict), codes: refused.map(({ code }) => code) };
};

const credential = String(await file('document'));
const zip = async (...files: [name: string, content: string | Uint8Array][]) => {
  const named = files.map(([name, content]) => ({ name, content }));
  return Buffer.from(await zipFiles({ files: named, modified: new Date('2026-11-25T00:00:00Z') }));
};
/** An archive of one packed file: what `zipFiles` writes is not packed. */
const packed = (name: string, content: Uint8Array) => {
  const data = deflateRawSync(content, { level: 9 });
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data]);
  const entry = [Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, Buffer.alloc(14), Buffer.from(name)];
  const directory = Buffer.concat(entry);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
};
/** The same bytes with one text in the place of another of the same length, wherever it stands. */
const replaced = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
/** Sets the flag of encryption in every header of an archive. */
const locked = (bytes: Buffer) => {
  const copy = Buffer.from(bytes);
  for (const [signature, at] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    for (
      let start = copy.indexOf(signature, 0, 'latin1');
      start >= 0;
      start = copy.indexOf(signature, start + 4, 'latin1')
    )
      copy[start + at] = (copy[start + at] ?? 0) | 1;
  return copy;
};
/** A baked PNG with its credential's chunk twice, the second with another name of the holder. */
const bakedTwice = async () => {
  const plain = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const [one, other] = [bakePng(plain, credential), bakePng(plain, credential.replace('"name"', '"nome"'))];
  const chunkOf = (png: Uint8Array) => {
    const at = Buffer.from(png).indexOf('iTXt') - 4;
    return Buffer.from(png).subarray(at, at + 12 + Buffer.from(png).readUInt32BE(at));
  };
  const end = Buffer.from(one).indexOf('IEND') - 4;
  return Buffer.concat([one.subarray(0, end), chunkOf(other), one.subarray(end)]);
};

describe('a file made to harm, sent to the API, is refused with a code', () => {
  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['E02 a picture with two credentials', bakedTwice, 'container.ambiguous'],
    [
      'E04 a name that leads out of the archive',
      async () => replaced(await zip(['aa/x.json', credential]), 'aa/x', '../x'),
      'container.unsafe',
    ],
    ['E04 a locked archive', async () => locked(await zip(['a.json', credential])), 'container.encrypted'],
    [
      'E04 an archive with the end of another inside',
      async () => packed('inner.zip', await zip(['a.json', credential])),
      'container.ambiguous',
    ],
    [
      'E04 what grows a thousand times',
      async () => packed('a.json', Buffer.alloc(30_000_000, ' ')),
      'container.too-large',
    ],
    ['E05 half a PDF', async () => (await file('pdf')).subarray(0, 5_000), 'container.malformed'],
    [
      'E05 a PDF that only runs a script',
      async () =>
        Buffer.from(
          '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
        ),
      'container.',
    ],
    [
      'E07 an executable named as nothing',
      async () => Buffer.from('\x7fELF\x02\x01\x01\0\0\0', 'latin1'),
      'container.unsupported',
    ],
  ])('%s', async (_, make, code) => {
    const { status, verdicts, codes } = await reportOn(await make());
    expect([status, verdicts, codes]).toEqual([200, [], [expect.stringContaining(code)]]);
  });

  test('E04 what is sound beside what is not is verified nevertheless', async () => {
    expect(await reportOn(packed('a.json', Buffer.from(credential)))).toMatchObject({ codes: [], verdicts: [{}] });
    const archive = await zip(['good.json', credential], ['bad.png', (await file('badge.png')).subarray(0, 300)]);
    expect(await reportOn(archive)).toMatchObject({
      status: 200,
      verdicts: [{ technical: { form: expect.anything() } }],
      codes: ['container.malformed'],
    });
  });
});
