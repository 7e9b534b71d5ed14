import { beforeEach, describe, expect, test, vi } from 'vitest';
import { didDocumentSchema } from '../did/did-document.ts';
import { didWebUrl } from '../did/did-web-url.ts';
import { didWebvhUrls } from '../did/did-webvh-url.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { addProof } from '../proof/add-proof.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { TestLog } from '../testing/test-log.ts';
import { award, DID, LIST_URL, NOW, TestWorld } from '../testing/test-world.ts';
import { type DraftEntry, writeLog } from '../testing/webvh-log.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { verifyCredential } from './verify-credential.ts';

const MANY = 12;
const request = { domain: 'https://employer.example', challenge: 'c-7d1f' };
// A key that was given up: then the record decides.
const ending = { expires: '2026-11-20T00:00:00Z', logSize: MANY };

let world: TestWorld;
let log: TestLog;
let holder: TestKey;
beforeEach(async () => {
  [world, log, holder] = [await TestWorld.create(), await TestLog.create(), await testKey(21)];
});

/** A presentation of credentials that are in the log, with their receipts where they are looked for. */
async function present(issue: (credentialUrl: string) => Promise<object>): Promise<string> {
  const credentials: object[] = [];
  for (let at = 0; at < MANY; at++) {
    const url = `${award.credentialUrl}-${at}`;
    const credential = await issue(url);
    log.append(url, JSON.stringify(credential));
    credentials.push(credential);
  }
  for (let at = 0; at < MANY; at++) {
    world.published.set(log.receiptUrl(`${award.credentialUrl}-${at}`), await log.receipt(at));
  }
  const presentation = await addProof({
    document: {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: holder.did,
      // Credentials that were just signed are JSON.
      verifiableCredential: credentials as never,
    },
    signingKey: holder,
    verificationMethod: holder.keyId,
    created: NOW,
    proofPurpose: 'authentication',
    ...request,
  });
  return JSON.stringify(presentation);
}

/** How often the document of an issuer is held to its schema while something is done: once whenever it is read. */
async function counting<T>(did: string, work: () => Promise<T>): Promise<{ value: T; reads: number }> {
  const schema = vi.spyOn(didDocumentSchema, 'safeParse');
  try {
    const value = await work();
    const ids = schema.mock.calls.map(([json]) => (json as { id?: unknown }).id);
    return { value, reads: ids.filter((id) => id === did).length };
  } finally {
    schema.mockRestore();
  }
}

async function expectReadOnce(did: string, text: string): Promise<void> {
  const gathering = { text, retrieve: world.retrieve, records: 'fetch' } as const;
  const { value: evidence, reads } = await counting(did, () => gatherEvidence(gathering));
  expect(reads).toBe(1);
  expect(world.fetched.toSorted()).toEqual([...new Set(world.fetched)].toSorted());
  expect(world.fetched.filter((url) => url.includes('/log/'))).toHaveLength(MANY);
  // At the verifier's own time once more.
  const verified = await counting(did, () => verifyCredential({ text, evidence, now: NOW, policy: { request } }));
  expect(verified.value.contents.map(({ outcome }) => outcome)).toEqual(Array(MANY).fill('valid'));
  expect(verified.reads).toBe(1);
}

describe('a document is fetched once and read once, however many credentials ask for it, and in however many rounds', () => {
  test('did:web', async () => {
    const { publicKeyMultibase } = world.key;
    world.publishKeys([{ id: world.keyId, publicKeyMultibase }], DID, [log.service(DID)]);
    const text = await present((credentialUrl) => world.issue({ credentialUrl }));
    await expectReadOnce(DID, text);
    expect(world.fetched).toEqual(expect.arrayContaining([didWebUrl(DID), LIST_URL]));
  });

  test('did:webvh, of whose history each entry costs a signature', async () => {
    const owner = await testKey(43);
    const key = await testKey(41);
    const template = 'did:webvh:{SCID}:issuer.example:south';
    const method = { id: `${template}#k`, type: 'Multikey', controller: template };
    const draft = (at: number): DraftEntry => ({
      versionTime: `2026-0${at + 1}-01T00:00:00Z`,
      parameters: at === 0 ? { method: 'did:webvh:1.0', scid: '{SCID}', updateKeys: [owner.publicKeyMultibase] } : {},
      state: {
        '@context': ['https://www.w3.org/ns/did/v1'],
        id: template,
        alsoKnownAs: [`https://issuer.example/${at}`],
        verificationMethod: [{ ...method, publicKeyMultibase: key.publicKeyMultibase, ...ending }],
        assertionMethod: [`${template}#k`],
        service: [{ ...log.service(template) }],
      },
      signers: [owner],
    });
    const history = await writeLog(Array.from({ length: 6 }, (_, at) => draft(at)));
    const did = template.replace('{SCID}', history.scid);
    world.published.set(didWebvhUrls(did).log, history.text);
    const claims = { ...award, issuer: { ...award.issuer, id: did }, status: undefined };
    const text = await present((credentialUrl) =>
      signCredential({
        credential: buildAchievementCredential({ ...claims, credentialUrl }),
        signingKey: key,
        verificationMethod: `${did}#k`,
        created: new Date('2026-11-01T09:00:00Z'),
      }),
    );
    await expectReadOnce(did, text);
    expect(world.fetched).toContain(didWebvhUrls(did).log);
  });
});
