import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { everyForm, type Form } from '../testing/every-form.ts';
import { fastest } from '../testing/fastest.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { pdfFile } from '../testing/pdf-file.ts';
import { internationalText, onePixel, pngFile } from '../testing/png-file.ts';
import { boundSdJwtContent, coseContent, jsonContent, jwsContent } from '../testing/sample-contents.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { TestLog } from '../testing/test-log.ts';
import { award, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { Content } from '../verify/content.ts';
import { gatherEvidence } from '../verify/gather-evidence.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
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

/** The same content in every kind of file that can hold it. Pictures and lists hold text alone. */
async function everyContainer(content: Content): Promise<Record<string, Content>> {
  const text = typeof content === 'string' ? content : base64urlnopad.encode(content);
  const isJson = text.startsWith('{');
  const pdf = await attachToPdf(PDF, { content, name: 'credential', mediaType: 'application/vc', now });
  const pictures =
    typeof content === 'string' ? { png: bakePng(pngFile(), text), svg: bytes(bakeSvg(SVG, text)) } : undefined;
  const files = [
    { name: 'a/credential', content },
    { name: 'certificate.pdf', content: pdf },
    ...(pictures === undefined ? [] : [{ name: 'a/badge.png', content: pictures.png }]),
  ];
  const zip = await zipFiles({ files, modified: now });
  return { bare: content, text, bytes: bytes(text), list: isJson ? `[${text}]` : `["${text}"]`, pdf, zip, ...pictures };
}

describe('one award in every form and every container', () => {
  let world: TestWorld;
  let p256: TestKey;
  beforeAll(async () => {
    world = await TestWorld.create();
    p256 = { ...(await testKey(8, 'P-256')), keyId: `${world.keyId}-p256` };
    world.publishKeys([
      { id: world.keyId, publicKeyMultibase: world.key.publicKeyMultibase },
      { id: p256.keyId, publicKeyMultibase: p256.publicKeyMultibase },
    ]);
  });

  const verdictOf = async (text: Content) =>
    verifyCredential({ text, evidence: await gatherEvidence({ text, retrieve: world.retrieve }), now: NOW });
  const issued = async (form: Form) =>
    form.secure(
      buildAchievementCredential(award),
      form.keys.includes('Ed25519') ? { ...world.key, keyId: world.keyId } : p256,
    );

  test.each(everyForm.map((form) => [form.name, form] as const))(
    '%s comes out as it went in, is valid, and says the same',
    async (_, form) => {
      const content = await issued(form);
      const plain = await verdictOf(JSON.stringify(await world.issue()));
      for (const [name, file] of Object.entries(await everyContainer(content))) {
        const { found, refused } = await readCredentials(file);
        expect({ name, refused, found: found.length > 0 }).toEqual({ name, refused: [], found: true });
        for (const part of found) {
          expect(part.content).toEqual(content);
          const verdict = await verdictOf(part.content);
          expect(verdict.outcome).toBe('valid');
          expect(verdict.credential).toEqual(plain.credential);
          expect(reasonOf(verdict, 'status')).toBe('pass status.good');
          expect(verdict.technical.statuses).toEqual(plain.technical.statuses);
        }
      }
    },
  );

  test('a changed claim is found as it is, and is not valid', async () => {
    const text = JSON.stringify(await world.issue());
    const forged = text.replace('Ayşe Ünal', 'Mallory');
    expect(forged).not.toBe(text);
    for (const file of Object.values(await everyContainer(forged))) {
      const { found } = await readCredentials(file);
      expect(found.length).toBeGreaterThan(0);
      for (const { content } of found) expect((await verdictOf(content)).outcome).toBe('not-valid');
    }
  });
});

test('a result for anything, whole or bent, and never a failure', async () => {
  const log = await TestLog.create();
  log.append('urn:x:1', jsonContent);
  const receipt = await log.receipt(0, {});
  const withReceipts = [
    bakePng(pngFile(), jsonContent, { receipt }),
    bytes(bakeSvg(SVG, jsonContent, { receipt })),
    await attachToPdf(PDF, { content: jsonContent, name: 'credential', mediaType: 'application/vc', now, receipt }),
    `[${jsonContent},${receipt}]`,
    receipt,
  ];
  const made = [...Object.values(await everyContainer(jsonContent)), ...withReceipts];
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
    .tuple(fc.constantFrom('openbadgecredential', 'openbadges', 'logreceipt'), bent)
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
