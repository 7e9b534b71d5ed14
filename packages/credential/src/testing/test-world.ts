import { buildDidDocument, type IssuerKey } from '../did/build-did-document.ts';
import type { DidService } from '../did/did-document.ts';
import { didWebUrl } from '../did/did-web-url.ts';
import type { Award } from '../model/award.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { SecuredCredential, UnsignedCredential } from '../model/credential.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { buildStatusListCredential } from '../status/build-status-list-credential.ts';
import type { Content } from '../verify/content.ts';
import type { Retrieval, RetrievalReasonCode } from '../verify/evidence.ts';
import { type GatherEvidenceInput, gatherEvidence } from '../verify/gather-evidence.ts';
import type { Verdict } from '../verify/result.ts';
import { type VerificationPolicy, verifyCredential } from '../verify/verify-credential.ts';
import { type TestKey, testKey } from './test-issuer.ts';

export const NOW = new Date('2026-11-24T12:00:00Z');
export const DID = 'did:web:issuer.example:orgs:north';
export const LIST_URL = 'https://issuer.example/status/1';

export const award: Award = {
  credentialUrl: 'https://issuer.example/credentials/7f0c',
  validFrom: new Date('2026-11-01T09:00:00Z'),
  validUntil: new Date('2029-11-01T09:00:00Z'),
  issuer: { id: DID, name: 'Northern College', url: 'https://issuer.example', email: 'desk@issuer.example' },
  subject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11', name: 'Ayşe Ünal' },
  achievement: {
    id: 'https://issuer.example/achievements/it-support',
    name: 'IT Support Fundamentals',
    description: 'Diagnoses and resolves common faults of desktops and networks.',
    criteriaNarrative: 'Passed a supervised exam of twenty questions.',
    kind: 'micro-credential',
    imageUrl: 'https://issuer.example/images/it-support.png',
    skills: [
      {
        name: 'resolve ICT problems',
        url: 'http://data.europa.eu/esco/skill/1c2b5e9a',
        frameworkName: 'ESCO',
        code: 'S5.6',
        description: 'Finds the cause and mends it.',
      },
    ],
    creditsAvailable: 1.5,
    hours: 40,
    level: 'EQF 4',
    language: 'en',
    resultDescriptions: [
      {
        id: 'urn:uuid:5d1f0f0e-6a43-4d0c-9d4b-2f7a5f5a9b02',
        name: 'Final exam',
        resultType: 'Percent',
        valueMin: '0',
        valueMax: '100',
        requiredValue: '70',
      },
    ],
  },
  results: [{ resultDescription: 'urn:uuid:5d1f0f0e-6a43-4d0c-9d4b-2f7a5f5a9b02', value: '85' }],
  activityStart: new Date('2026-09-01T08:00:00Z'),
  activityEnd: new Date('2026-10-30T15:00:00Z'),
  creditsEarned: 1.5,
  evidence: [
    { id: 'https://issuer.example/evidence/9', name: 'Exam report', narrative: 'Twenty questions, supervised.' },
  ],
  status: { listUrl: LIST_URL, index: 94_567, purpose: 'revocation' },
};

/** An issuer with one key, its published documents, and a verifier that sees them. */
export class TestWorld {
  readonly key: TestKey;
  readonly keyId = `${DID}#key-1`;
  readonly published = new Map<string, string>();
  readonly failing = new Map<string, RetrievalReasonCode>();
  readonly fetched: string[] = [];

  private constructor(key: TestKey) {
    this.key = key;
  }

  static async create(): Promise<TestWorld> {
    const world = new TestWorld(await testKey(7));
    world.publishKeys([{ id: world.keyId, publicKeyMultibase: world.key.publicKeyMultibase }]);
    await world.publishList(new Uint8Array(16_384));
    return world;
  }

  publishKeys(keys: readonly IssuerKey[], did = DID, service?: readonly DidService[]): void {
    this.published.set(didWebUrl(did), JSON.stringify(buildDidDocument({ did, keys, service })));
  }

  async publishList(
    bits: Uint8Array,
    more: Partial<Parameters<typeof buildStatusListCredential>[0]> & { readonly url?: string } = {},
  ): Promise<SecuredCredential> {
    const { url = LIST_URL, ...input } = more;
    const list = await buildStatusListCredential({
      id: LIST_URL,
      issuer: DID,
      purpose: 'revocation',
      bits,
      validFrom: new Date('2026-11-24T11:00:00Z'),
      validUntil: new Date('2026-11-25T11:00:00Z'),
      ...input,
    });
    const secured = await this.sign(list);
    this.published.set(url, JSON.stringify(secured));
    return secured;
  }

  sign(credential: UnsignedCredential, created = new Date('2026-11-01T09:00:00Z')): Promise<SecuredCredential> {
    return signCredential({ credential, verificationMethod: this.keyId, created, signingKey: this.key });
  }

  async issue(changes: Partial<Award> = {}): Promise<SecuredCredential> {
    return this.sign(buildAchievementCredential({ ...award, ...changes }));
  }

  readonly retrieve = async (url: string): Promise<Retrieval> => {
    this.fetched.push(url);
    const reasonCode = this.failing.get(url);
    if (reasonCode !== undefined) return { ok: false, reasonCode };
    const body = this.published.get(url);
    return body === undefined ? { ok: false, reasonCode: 'retrieval.not-found' } : { ok: true, body, fetchedAt: NOW };
  };

  async verify(
    document: Content | object,
    now = NOW,
    policy: VerificationPolicy = {},
    gathering: Pick<GatherEvidenceInput, 'receipts' | 'records' | 'logPolicy'> = {},
  ): Promise<Verdict> {
    const isContent = typeof document === 'string' || document instanceof Uint8Array;
    const text = isContent ? document : JSON.stringify(document);
    const evidence = await gatherEvidence({ text, retrieve: this.retrieve, ...gathering });
    return verifyCredential({ text, evidence, now, policy });
  }
}

/** The reason that one check of a verdict gives. */
export function reasonOf(verdict: Verdict, name: Verdict['checks'][number]['name']): string | undefined {
  const check = verdict.checks.find((entry) => entry.name === name);
  return check === undefined ? undefined : `${check.outcome} ${check.reasonCode}`;
}
