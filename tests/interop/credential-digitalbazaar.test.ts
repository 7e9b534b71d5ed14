import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import {
  type Award,
  buildAchievementCredential,
  buildDidDocument,
  gatherEvidence,
  type Outcome,
  resolveDidKey,
  type SecuredCredential,
  signCredential,
  verifyCredential,
} from '@laurel/credential';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordInterop } from '../support/record-interop.ts';
import { documentLoaderOver, keyIn, theirVerdict as verdictOver } from '../support/their-verifier.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const WEB_DID = 'did:web:issuer.example:orgs:north';

type Key = Awaited<ReturnType<typeof Ed25519Multikey.generate>>;

const row = {
  package: '@digitalbazaar/vc',
  format: 'Open Badges 3.0 from did:key and did:web, eddsa-rdfc-2022',
  remark: 'Equal proof values; every changed byte refused by both.',
};

let key: Key;
let keyDid: string;

beforeAll(async () => {
  key = await Ed25519Multikey.generate({ seed: new Uint8Array(32).fill(9) });
  keyDid = `did:key:${key.publicKeyMultibase}`;
});

describe('what Laurel issues', () => {
  test.each(['did:web', 'did:key'])('verifies with @digitalbazaar/vc, from a %s issuer', async (method) => {
    const secured = await issueOurs(method === 'did:web' ? WEB_DID : keyDid);
    const theirs = await theirVerdict(secured);
    expect(theirs.error).toBeUndefined();
    expect(theirs.verified).toBe(true);
    expect(await ourOutcome(secured)).toBe('valid');
    recordInterop({ ...row, theyVerifyOurs: true });
  });
});

describe('what @digitalbazaar/vc issues', () => {
  test.each(['did:web', 'did:key'])('verifies with Laurel, from a %s issuer', async (method) => {
    const secured = await issueTheirs(method === 'did:web' ? WEB_DID : keyDid);
    expect(await ourOutcome(secured)).toBe('valid');
    expect((await theirVerdict(secured)).verified).toBe(true);
    recordInterop({ ...row, weVerifyTheirs: true });
  });

  test('has the proof value that Laurel makes of the same credential, key and time', async () => {
    const theirs = (await issueTheirs(keyDid)) as SecuredCredential;
    const ours = await issueOurs(keyDid);
    expect(theirs.proof.proofValue).toBe(ours.proof.proofValue);
  });
});

describe('with any byte of the claims changed', () => {
  // Every byte of ours; of theirs every third, which differs in nothing but its maker.
  test.each([
    ['ours', 1],
    ['theirs', 3],
  ])(
    'both verifiers refuse a credential of %s',
    async (maker, stride) => {
      const secured = maker === 'ours' ? await issueOurs(keyDid) : await issueTheirs(keyDid);
      const mutants = [...mutate(secured)];
      const sample = mutants.filter((_, index) => index % stride === 0);
      let accepted = 0;
      for (const { document } of sample) {
        const [ours, theirs] = [await ourOutcome(document), await theirVerdict(document)];
        if (ours === 'valid' || theirs.verified) accepted++;
      }
      process.stdout.write(
        `  ${maker}: ${sample.length} of ${mutants.length} one-byte mutants tried, ${accepted} accepted\n`,
      );
      expect(sample.length).toBeGreaterThan(150);
      expect(accepted).toBe(0);
    },
    240_000,
  );
});

const award: Omit<Award, 'issuer'> = {
  credentialUrl: 'https://issuer.example/credentials/1',
  validFrom: new Date('2026-11-01T09:00:00Z'),
  subject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11', name: 'Ngozi Eze' },
  achievement: {
    id: 'https://issuer.example/achievements/1',
    name: 'IT Support Fundamentals',
    description: 'Diagnoses and resolves common faults.',
    criteriaNarrative: 'Passed an exam.',
    kind: 'micro-credential',
    hours: 40,
    creditsAvailable: 1.5,
    language: 'en',
    skills: [{ name: 'resolve ICT problems', url: 'http://data.europa.eu/esco/skill/1', frameworkName: 'ESCO' }],
    resultDescriptions: [{ id: 'urn:uuid:5d1f0f0e-6a43-4d0c-9d4b-2f7a5f5a9b02', name: 'Exam', resultType: 'Percent' }],
  },
  results: [{ resultDescription: 'urn:uuid:5d1f0f0e-6a43-4d0c-9d4b-2f7a5f5a9b02', value: '85' }],
  activityEnd: new Date('2026-10-30T15:00:00Z'),
};

function unsigned(did: string) {
  const issuer = { id: did, name: 'Northern College', url: 'https://issuer.example' };
  return buildAchievementCredential({ ...award, issuer });
}

function keyIdOf(did: string): string {
  return did === WEB_DID ? `${WEB_DID}#key-1` : `${did}#${key.publicKeyMultibase}`;
}

function issueOurs(did: string): Promise<SecuredCredential> {
  const signingKey = { type: 'Ed25519', sign: (data: Uint8Array) => key.signer().sign({ data }) } as const;
  return signCredential({ credential: unsigned(did), verificationMethod: keyIdOf(did), created: NOW, signingKey });
}

async function issueTheirs(did: string): Promise<object> {
  key.id = keyIdOf(did);
  key.controller = did;
  const suite = new DataIntegrityProof({ signer: key.signer(), date: NOW, cryptosuite });
  return issue({ credential: structuredClone(unsigned(did)), suite, documentLoader: documentLoaderOver(find) });
}

async function ourOutcome(document: object): Promise<Outcome> {
  const text = JSON.stringify(document);
  const retrieve = async () => ({ ok: true, body: JSON.stringify(webDocument()), fetchedAt: NOW }) as const;
  const evidence = await gatherEvidence({ text, retrieve });
  return (await verifyCredential({ text, evidence, now: NOW })).outcome;
}

function theirVerdict(credential: object) {
  return verdictOver(credential, { find, now: NOW });
}

function webDocument() {
  return buildDidDocument({
    did: WEB_DID,
    keys: [{ id: `${WEB_DID}#key-1`, publicKeyMultibase: key.publicKeyMultibase }],
  });
}

async function find(url: string): Promise<object | undefined> {
  const [did = ''] = url.split('#');
  const document = did === WEB_DID ? webDocument() : did === keyDid ? resolveDidKey(did) : undefined;
  return document && keyIn(document, url);
}

/** Every claim value (context and proof apart), with every one of its characters in turn replaced by another. */
function* mutate(secured: object): Generator<{ document: object }> {
  const { '@context': _context, proof: _proof, ...claims } = secured as Record<string, unknown>;
  for (const path of leaves(claims)) {
    const value = String(path.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], claims));
    for (let at = 0; at < value.length; at++) {
      const document = structuredClone(secured);
      const target = path
        .slice(0, -1)
        .reduce<object>((node, step) => (node as Record<string, object>)[step] ?? {}, document);
      const other = value[at] === '7' ? '8' : '7';
      const changed = value.slice(0, at) + other + value.slice(at + 1);
      const last = path.at(-1) ?? '';
      const before = (target as Record<string, unknown>)[last];
      (target as Record<string, unknown>)[last] = typeof before === 'number' ? Number(changed) : changed;
      yield { document };
    }
  }
}

function* leaves(node: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof node !== 'object' || node === null) {
    if (typeof node !== 'boolean') yield path;
    return;
  }
  for (const [step, value] of Object.entries(node)) yield* leaves(value, [...path, step]);
}
