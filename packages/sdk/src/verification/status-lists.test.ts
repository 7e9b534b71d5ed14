import { digestOf, type Retrieval } from '@laurel/credential';
import { beforeEach, describe, expect, it } from 'vitest';
import { SampleIssuer } from '../testing/sample-issuer.ts';
import { createStatusListMemory } from './create-status-list-memory.ts';
import { verifyAll } from './verify-all.ts';
import { type VerifyOptions, verifyCredential } from './verify-credential.ts';

const origin = 'http://localhost:4099';
const listUrl = `${origin}/status-lists/1`;
const minute = 60_000;
let issuer: SampleIssuer;
let genuine: string;
let now: Date;
let asked: string[];
let options: VerifyOptions;

beforeEach(async () => {
  issuer = await SampleIssuer.create(origin);
  genuine = await issuer.issue();
  now = new Date('2026-11-25T10:00:00Z');
  asked = [];
  options = { fetch: answer as typeof fetch, allowHttpLocalhost: true };
});

async function answer(url: string): Promise<Response> {
  asked.push(url);
  const document = await issuer.document(new URL(url).pathname);
  return document === undefined ? new Response('', { status: 404 }) : new Response(JSON.stringify(document));
}
const timesAsked = () => asked.filter((url) => url === listUrl).length;
const remember = () => createStatusListMemory({ now: () => now });
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

it('a status list is a text, though another credential in the same file names it as a picture', async () => {
  const digest = await digestOf(new TextEncoder().encode('another'));
  const { credentialStatus: _, ...rest } = JSON.parse(genuine) as object & { credentialStatus: object };
  const spoiling = JSON.stringify({ ...rest, relatedResource: { id: listUrl, ...digest } });
  const { answers } = await verifyAll(`[${spoiling},${genuine}]`, { ...options, now, resources: 'fetch' });
  expect(answers[1]?.verdict.outcome).toBe('valid');
});

describe('a memory of status lists', () => {
  it('asks for a list once, however many are verified, by whichever function', async () => {
    const statusLists = remember();
    await verifyCredential(genuine, { ...options, now, statusLists });
    await verifyAll(genuine, { ...options, now, statusLists });
    const { answers } = await verifyAll(`[${genuine},${genuine}]`, { ...options, now, statusLists });
    expect(answers.map(({ verdict }) => verdict.outcome)).toEqual(['valid', 'valid']);
    expect(timesAsked()).toBe(1);
  });

  it('D01 lets a revocation count after the minute', async () => {
    const statusLists = remember();
    await verifyCredential(genuine, { ...options, now, statusLists });
    issuer.revoke();
    later(minute);
    expect((await verifyCredential(genuine, { ...options, now, statusLists })).outcome).toBe('not-valid');
  });

  it('is a memory of one caller: without it every verification asks', async () => {
    await verifyCredential(genuine, { ...options, now });
    await verifyCredential(genuine, { ...options, now, statusLists: remember() });
    await verifyCredential(genuine, { ...options, now, statusLists: remember() });
    expect(timesAsked()).toBe(3);
  });

  it('D10 serves offline too, with its age, for as long as the issuer allows', async () => {
    const statusLists = remember();
    const documents = new Map<string, Retrieval>();
    const did = `${origin}/issuers/northern/did.json`;
    documents.set(did, { ok: true, body: await (await answer(did)).text(), fetchedAt: now });
    await verifyCredential(genuine, { ...options, now, statusLists });
    later(5 * minute - 1_000);
    const within = await verifyCredential(genuine, { ...options, now, statusLists, documents, offline: true });
    expect(within.outcome).toBe('valid');
    expect(within.technical.documents.find(({ url }) => url === listUrl)?.ageSeconds).toBe(299);
    later(1_000);
    const after = await verifyCredential(genuine, { ...options, now, statusLists, documents, offline: true });
    expect(after.outcome).toBe('could-not-be-checked');
  });

  it('D05 takes nothing from the documents that a caller gives', async () => {
    const statusLists = remember();
    const given: Retrieval = { ok: true, body: await (await answer(listUrl)).text(), fetchedAt: now };
    await verifyCredential(genuine, { ...options, now, statusLists, documents: new Map([[listUrl, given]]) });
    issuer.revoke();
    expect((await verifyCredential(genuine, { ...options, now, statusLists })).outcome).toBe('not-valid');
  });

  it('D09 makes nothing good again that was revoked', async () => {
    const statusLists = remember();
    issuer.revoke();
    await verifyCredential(genuine, { ...options, now, statusLists });
    issuer.revoke(false);
    later(minute);
    const { checks } = await verifyCredential(genuine, { ...options, now, statusLists });
    expect(checks.find(({ name }) => name === 'status')?.reasonCode).toBe('status.revocation-undone');
  });
});
