import * as theirBbs from '@digitalbazaar/bbs-signatures';
import { derive, issue } from '@digitalbazaar/vc';
import {
  bbsSigningKey,
  deriveCredential,
  gatherEvidence,
  type JsonObject,
  resolveDidKey,
  signCredential,
  type UnsignedCredential,
  verifyCredential,
} from '@laurel/credential';
import { encode } from 'cborg';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordInterop } from '../support/record-interop.ts';
import {
  type SelectiveName,
  type TheirSelectiveKey,
  theirSelectiveKey,
  theirSelectiveSuite,
} from '../support/their-selective-suites.ts';
import { documentLoaderOver, keyIn, theirVerdict } from '../support/their-verifier.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const MANDATORY = ['/issuer', '/validFrom', '/credentialSubject/achievement/name'];
const random = (length: number) => globalThis.crypto.getRandomValues(new Uint8Array(length));

function credentialOf(issuer: string): UnsignedCredential {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    type: ['VerifiableCredential', 'AchievementCredential'],
    id: 'urn:uuid:6d6d1f1c-5b0e-4c25-9c59-5b0f7a6f0c11',
    name: 'Ayşe’s badge',
    issuer: { id: issuer, type: ['Profile'], name: 'Northern College' },
    validFrom: '2026-11-01T09:00:00Z',
    credentialSubject: {
      id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11',
      type: ['AchievementSubject'],
      creditsEarned: 1.5,
      achievement: {
        id: 'https://issuer.example/achievements/1',
        type: ['Achievement'],
        name: 'IT Support',
        description: 'Mends faults.',
        criteria: { narrative: 'Passed an exam.' },
        alignment: ['one', 'two'].map((targetName) => ({
          type: ['Alignment'],
          targetName,
          targetUrl: `https://skills.example/${targetName}`,
        })),
      },
      // Several blank nodes of one shape, which the canonical form must tell apart.
      result: ['85', '86', '87'].map((value) => ({ type: ['Result'], value })),
    },
  };
}

/** What is selected beside the mandatory; the last three each go another way through the document. */
const selections: [string, string[]][] = [
  ['what the standard asks of a badge', ['/credentialSubject/achievement']],
  ['a value', ['/credentialSubject/achievement', '/credentialSubject/creditsEarned']],
  ['the second of three results', ['/credentialSubject/achievement', '/credentialSubject/result/1']],
  [
    'entries of two arrays',
    ['/credentialSubject/achievement', '/credentialSubject/result/0/value', '/credentialSubject/result/2'],
  ],
];

describe.each<SelectiveName>(['ecdsa-sd-2023', 'bbs-2023'])('%s', (name) => {
  let key: TheirSelectiveKey;
  let ofOurs: object;
  let ofTheirs: object;

  beforeAll(async () => {
    key = await theirSelectiveKey(name);
    ofOurs = await signCredential({
      credential: credentialOf(key.did),
      verificationMethod: key.keyId,
      created: NOW,
      signingKey: key.signingKey,
      cryptosuite: name,
      mandatoryPointers: MANDATORY,
      random,
    });
    ofTheirs = await issue({
      credential: structuredClone(credentialOf(key.did)),
      suite: theirSelectiveSuite(name).issuer(key, NOW, MANDATORY),
      documentLoader: documentLoaderOver(find),
    });
  });

  test.each(selections)(
    'issued by either, derived by either with %s, verified by both',
    async (_, selectivePointers) => {
      for (const [maker, credential] of Object.entries({ ours: ofOurs, theirs: ofTheirs })) {
        const [byUs, byThem] = [
          await deriveOurs(credential, selectivePointers),
          await deriveTheirs(credential, selectivePointers),
        ];
        expect(withoutProof(byUs), maker).toEqual(withoutProof(byThem));
        for (const [by, derived] of Object.entries({ byUs, byThem })) {
          expect(await ourVerdict(derived), `${maker}, ${by}`).toBe('valid');
          expect(await theirAnswer(derived), `${maker}, ${by}`).toEqual({ verified: true });
        }
      }
      recordInterop({
        package: `@digitalbazaar/${name}-cryptosuite`,
        format: name,
        weVerifyTheirs: true,
        theyVerifyOurs: true,
        remark: 'Issued by either, derived by either.',
      });
    },
    180_000,
  );

  test('a changed claim, or a dropped mandatory one, is refused by both', async () => {
    const derived = await deriveOurs(ofTheirs, ['/credentialSubject/achievement']);
    const { validFrom: _validFrom, ...without } = derived;
    for (const wrong of [
      { ...derived, validFrom: '2026-11-01T09:00:01Z' },
      { ...derived, name: 'Ayşe’s badge' },
      without,
    ]) {
      expect(await ourVerdict(wrong)).toBe('not-valid');
      expect((await theirAnswer(wrong)).verified).toBe(false);
    }
  });

  test('the full copy is refused by both', async () => {
    for (const credential of [ofOurs, ofTheirs]) {
      expect(await ourVerdict(credential)).toBe('not-valid');
      expect((await theirAnswer(credential)).verified).toBe(false);
    }
  });

  test('an ordered list goes whole, from us to them', async () => {
    const plain = credentialOf(key.did);
    const subject = plain.credentialSubject as JsonObject & { achievement: JsonObject };
    const resultDescription = {
      id: 'urn:uuid:5d1f0f0e-6a43-4d0c-9d4b-2f7a5f5a9b02',
      type: ['ResultDescription'],
      name: 'Grade',
      resultType: 'LetterGrade',
      allowedValue: ['C', 'B', 'A'],
    };
    const achievement = { ...subject.achievement, resultDescription };
    const credential = await signCredential({
      credential: { ...plain, credentialSubject: { ...subject, achievement } },
      verificationMethod: key.keyId,
      created: NOW,
      signingKey: key.signingKey,
      cryptosuite: name,
      mandatoryPointers: MANDATORY,
      random,
    });
    const derived = await deriveOurs(credential, ['/credentialSubject/achievement']);
    expect(derived).toMatchObject({ credentialSubject: { achievement: { resultDescription } } });
    expect(await ourVerdict(derived)).toBe('valid');
    expect(await theirAnswer(derived)).toEqual({ verified: true });
  });

  async function deriveOurs(credential: object, selectivePointers: readonly string[]): Promise<JsonObject> {
    return deriveCredential({
      credential: credential as JsonObject & { proof: JsonObject },
      selectivePointers,
      random,
    });
  }

  async function deriveTheirs(credential: object, selectivePointers: readonly string[]): Promise<JsonObject> {
    const suite = theirSelectiveSuite(name).holder(selectivePointers);
    const documentLoader = documentLoaderOver(find);
    return (await derive({ verifiableCredential: structuredClone(credential), suite, documentLoader })) as JsonObject;
  }

  async function theirAnswer(credential: object) {
    const { verified } = await theirVerdict(credential, {
      find,
      now: NOW,
      suite: theirSelectiveSuite(name).verifier(),
    });
    return { verified };
  }

  async function find(url: string): Promise<object | undefined> {
    return url.startsWith(key.did) ? keyIn(resolveDidKey(key.did), url) : undefined;
  }
});

describe('BBS itself, against @digitalbazaar/bbs-signatures', () => {
  const ciphersuite = 'BLS12-381-SHA-256';
  const secretKey = new Uint8Array(32).fill(5);
  const signingKey = bbsSigningKey(secretKey);
  const publicKey = signingKey.publicKey.bytes;

  test.each([0, 1, 2, 7, 12])('of %i messages has the same signature, byte for byte', async (count) => {
    const header = random(count);
    const messages = Array.from({ length: count }, (_, at) => random(at * 11));
    const ours = await signingKey.sign(encode([header, messages]));
    expect(await theirBbs.sign({ secretKey, publicKey, header, messages, ciphersuite })).toEqual(ours);
    recordInterop({
      package: '@digitalbazaar/bbs-signatures',
      format: 'BBS signatures',
      theyVerifyOurs: true,
      weVerifyTheirs: true,
      remark: 'Equal, byte for byte.',
    });
  });
});

function withoutProof({ proof: _proof, ...document }: JsonObject): JsonObject {
  return document;
}

async function ourVerdict(document: object): Promise<string> {
  const text = JSON.stringify(document);
  const evidence = await gatherEvidence({
    text,
    retrieve: async () => ({ ok: false, reasonCode: 'retrieval.not-found' }),
  });
  return (await verifyCredential({ text, evidence, now: NOW })).outcome;
}
