import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bakeSvg, zipFiles } from '@laurel/credential';
import { beforeAll, describe, expect, it } from 'vitest';
import { SampleIssuer } from '../testing/sample-issuer.ts';
import { createQrReader } from './create-qr-reader.ts';
import { verifyAll } from './verify-all.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';
const readQrCodes = createQrReader(() =>
  readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))),
);
const origin = 'http://localhost:4099';
let issuer: SampleIssuer;
let genuine: string;

beforeAll(async () => {
  issuer = await SampleIssuer.create(origin);
  genuine = await issuer.issue();
});

async function answer(input: Parameters<typeof globalThis.fetch>[0]): Promise<Response> {
  const document = await issuer.document(new URL(String(input)).pathname);
  return document === undefined ? new Response('', { status: 404 }) : new Response(JSON.stringify(document));
}

describe('verifying whatever was given', () => {
  it('answers for each credential in an archive, and says what was none', async () => {
    const archive = await zipFiles({
      files: [
        { name: 'ada.json', content: genuine },
        { name: 'ada.svg', content: bakeSvg(svg, genuine) },
        { name: 'changed.json', content: genuine.replace('Ada', 'Eve') },
        { name: 'notes.txt', content: 'nothing here' },
      ],
      modified: new Date('2026-11-25T00:00:00Z'),
    });
    const progress: number[] = [];
    const report = await verifyAll(archive, {
      fetch: answer as typeof globalThis.fetch,
      allowHttpLocalhost: true,
      onProgress: (done) => progress.push(done),
    });
    expect(report.input).toBe('zip');
    expect(report.answers.map(({ path, verdict }) => [path[0], verdict.outcome])).toEqual([
      [{ in: 'zip', entry: 'ada.json' }, 'valid'],
      [{ in: 'zip', entry: 'ada.svg' }, 'valid'],
      [{ in: 'zip', entry: 'changed.json' }, 'not-valid'],
    ]);
    expect(report.refused.map(({ path, sentence }) => [path, sentence])).toEqual([
      [[{ in: 'zip', entry: 'notes.txt' }], expect.stringMatching(/^[A-Z].+\.$/)],
    ]);
    expect(progress).toEqual([3]);
  });

  it('asks an address once, however many credentials name it', async () => {
    const asked: string[] = [];
    const fetch = (async (input: string) => {
      asked.push(input);
      return answer(input);
    }) as typeof globalThis.fetch;
    const list = JSON.stringify([JSON.parse(genuine), JSON.parse(genuine)]);
    const { answers } = await verifyAll(list, { fetch, allowHttpLocalhost: true });
    expect(answers.map(({ verdict }) => verdict.outcome)).toEqual(['valid', 'valid']);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('uses no network when offline, for an address neither', async () => {
    const fetch: typeof globalThis.fetch = async () => expect.unreachable();
    const { answers, refused } = await verifyAll('https://issuer.example/credential', { offline: true, fetch });
    expect([answers, refused.map(({ code }) => code)]).toEqual([[], ['retrieval.offline']]);
  });

  it('gives no codes for a picture that is none', async () => {
    expect(await readQrCodes(new Uint8Array([1, 2, 3]))).toEqual([]);
  });
});
