import { beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../model/digest.ts';
import type { JsonObject } from '../model/json-value.ts';
import { DID, LIST_URL, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { Retrieval } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Verdict } from './result.ts';
import { verifyCredential } from './verify-credential.ts';

const SVG = 'https://issuer.example/templates/portrait.svg';
const PNG = 'https://issuer.example/images/badge.png';
const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
/** No text in UTF-8. */
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xfe);
const bytes = (text: string) => new TextEncoder().encode(text);

let world: TestWorld;
let files: Map<string, Uint8Array>;

beforeAll(async () => {
  world = await TestWorld.create();
});

async function naming(more: JsonObject) {
  files = new Map([
    [SVG, bytes(svg)],
    [PNG, png],
  ]);
  return world.sign({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/undefined-terms/v2'],
    type: ['VerifiableCredential'],
    issuer: DID,
    credentialSubject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11' },
    ...more,
  });
}

async function retrieve(url: string, kind: string): Promise<Retrieval> {
  const file = kind === 'resource' ? files.get(url) : undefined;
  if (file === undefined) return world.retrieve(url);
  world.fetched.push(url);
  return { ok: true, body: '', bytes: file, fetchedAt: NOW };
}

async function verdictOf(credential: object, resources: 'skip' | 'fetch' = 'fetch'): Promise<Verdict> {
  const text = JSON.stringify(credential);
  world.fetched.length = 0;
  const evidence = await gatherEvidence({ text, retrieve, resources });
  return verifyCredential({ text, evidence, now: NOW });
}

const notes = (list: Verdict['warnings']) => list.map(({ reasonCode }) => reasonCode);

describe('what a credential gives the digest of', () => {
  test('C10 is not asked for unless the verifier wants it', async () => {
    const verdict = await verdictOf(await naming({ relatedResource: { id: PNG, ...(await digestOf(png)) } }), 'skip');
    expect(reasonOf(verdict, 'resources')).toBe('not-applicable resources.not-compared');
    expect(verdict.outcome).toBe('valid');
    expect(world.fetched).not.toContain(PNG);
  });

  test('passes when it is the same, byte for byte, wherever the credential names it', async () => {
    const verdict = await verdictOf(
      await naming({
        relatedResource: [
          { id: PNG, ...(await digestOf(png)) },
          {
            id: 'https://www.w3.org/ns/credentials/v2',
            digestMultibase: 'f122059955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
          },
        ],
        renderMethod: {
          type: 'TemplateRenderMethod',
          template: { id: SVG, mediaType: 'image/svg+xml', ...(await digestOf(bytes(svg))) },
        },
      }),
    );
    const check = verdict.checks.find(({ name }) => name === 'resources');
    expect(check).toMatchObject({ outcome: 'pass', reasonCode: 'resources.unaltered', detail: '3 of 3 compared' });
    expect(verdict.outcome).toBe('valid');
    expect(verdict.technical.documents.map(({ url }) => url)).toEqual(expect.arrayContaining([PNG, SVG]));
  });

  test.each<[string, (digest: JsonObject) => Promise<JsonObject>]>([
    ['a related resource', async (digest) => ({ relatedResource: { id: PNG, ...digest } })],
    ['a render method', async (digest) => ({ renderMethod: { id: PNG, type: 'SvgRenderingTemplate2023', ...digest } })],
    ['a piece of evidence', async (digest) => ({ evidence: { id: PNG, type: 'Evidence', ...digest } })],
  ])('fails when %s is one byte another', async (_, members) => {
    const credential = await naming(await members(await digestOf(png)));
    files.set(PNG, Uint8Array.of(...png.slice(0, -1), 0xfd));
    const verdict = await verdictOf(credential);
    expect(reasonOf(verdict, 'resources')).toBe('fail resources.altered');
    expect(verdict.outcome).toBe('not-valid');
  });

  test('that stands in the credential itself is compared without asking anybody', async () => {
    const inline = (text: string) => `data:image/svg+xml;base64,${btoa(text)}`;
    const renderMethod = { type: 'SvgRenderingTemplate2023', ...(await digestOf(bytes(svg))) };
    const right = await naming({ renderMethod: { ...renderMethod, id: inline(svg) } });
    const wrong = await naming({ renderMethod: { ...renderMethod, id: inline(`${svg} `) } });
    expect(reasonOf(await verdictOf(right, 'skip'), 'resources')).toBe('pass resources.unaltered');
    expect(reasonOf(await verdictOf(wrong, 'skip'), 'resources')).toBe('fail resources.altered');
  });

  test('that cannot be had says nothing against the credential', async () => {
    const credential = await naming({ relatedResource: { id: PNG, ...(await digestOf(png)) } });
    files.delete(PNG);
    const verdict = await verdictOf(credential);
    expect(notes(verdict.warnings)).toEqual(['resources.unavailable']);
    expect(verdict.outcome).toBe('valid');
  });

  test('in a kind that we do not know is a warning, and one that is not rightly written a fail', async () => {
    const strange = await naming({ relatedResource: { id: PNG, digestSRI: 'md5-1B2M2Y8AsgTpgAmY7PhCfg==' } });
    expect(notes((await verdictOf(strange)).warnings)).toEqual(['resources.digest-unsupported']);
    const broken = await naming({ relatedResource: { id: PNG, digestMultibase: 'u' } });
    expect(reasonOf(await verdictOf(broken), 'resources')).toBe('fail credential.malformed');
  });

  test('C01 is never asked for at an address that is not on the web, nor more than sixteen times', async () => {
    const digest = await digestOf(png);
    const addresses = ['http://issuer.example/1', 'ftp://issuer.example/1', 'https://a:b@issuer.example/1'];
    const many = Array.from({ length: 40 }, (_, index) => `https://issuer.example/${index}`);
    const verdict = await verdictOf(
      await naming({ relatedResource: [...addresses, ...many].map((id) => ({ id, ...digest })) }),
    );
    const asked = world.fetched.filter((url) => !url.endsWith('did.json'));
    expect(asked).toEqual(many.slice(0, 16));
    expect(verdict.outcome).toBe('valid');
  });

  test('I13 is copied and hashed once, however often it is named', async () => {
    const digest = await digestOf(png);
    const text = JSON.stringify(
      await naming({ claims: Array.from({ length: 1_200 }, () => ({ id: PNG, ...digest })) }),
    );
    let copies = 0;
    const counting: Retrieval = {
      ok: true,
      body: '',
      fetchedAt: NOW,
      get bytes() {
        copies += 1;
        return png;
      },
    };
    const gathered = await gatherEvidence({ text, retrieve, resources: 'fetch' });
    const evidence = { ...gathered, retrievals: new Map([...gathered.retrievals, [PNG, counting]]) };
    const verdict = await verifyCredential({ text, evidence, now: NOW });
    expect(verdict.checks.find(({ name }) => name === 'resources')?.detail).toBe('1200 of 1200 compared');
    expect(copies).toBe(1);
  });

  test('is a text where the same address is also the status list, which stays readable', async () => {
    const list = bytes(world.published.get(LIST_URL) ?? '');
    const credentialStatus = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: LIST_URL,
    };
    const relatedResource = { id: LIST_URL, ...(await digestOf(list)) };
    const credential = await naming({ credentialStatus, relatedResource });
    files.set(LIST_URL, list);
    const verdict = await verdictOf(credential);
    expect(reasonOf(verdict, 'status')).toBe('pass status.good');
    expect(reasonOf(verdict, 'resources')).toBe('pass resources.unaltered');
  });
});
