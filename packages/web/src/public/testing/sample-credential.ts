import type { CredentialView, Verdict } from '@laurel/sdk';
import { sampleAchievement } from './samples.ts';

const credentialId = '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c010';
const origin = 'https://laurel.example';

export function sampleCredential(changes: Partial<CredentialView> = {}): CredentialView {
  return {
    id: credentialId,
    url: `${origin}/credentials/${credentialId}`,
    state: 'issued',
    visibility: 'public',
    relation: 'guest',
    recipientName: 'Linnéa Åström',
    achievement: sampleAchievement,
    issuer: {
      name: 'Northfield College of Technology',
      slug: 'northfield',
      did: 'did:web:laurel.example:issuers:northfield',
      website: 'https://northfield.example',
      logoUrl: null,
    },
    issuedAt: '2026-11-24T03:09:24Z',
    completedOn: '2026-11-24',
    validUntil: null,
    revokedAt: null,
    revocationReason: null,
    results: [{ name: 'Final exam', value: '90', requiredValue: '70', unit: '%' }],
    narrative: null,
    linkedInUrl: 'https://www.linkedin.com/profile/add?certId=1',
    ...changes,
  };
}

type Outcomes = Partial<Record<Verdict['checks'][number]['name'], Verdict['checks'][number]>>;

const names = ['parse', 'proof', 'issuer', 'status', 'validity', 'schema'] as const;

export function sampleVerdict(changes: Partial<Verdict> = {}, checks: Outcomes = {}): Verdict {
  return {
    outcome: 'valid',
    sentence: 'Valid: it is genuine, from the issuer it names, and still good.',
    checks: names.map(
      (name) => checks[name] ?? { name, outcome: 'pass', reasonCode: `${name}.good`, sentence: `The ${name} is good.` },
    ),
    warnings: [],
    credential: {
      id: `${origin}/credentials/${credentialId}`,
      name: 'IT Support Fundamentals',
      issuer: { id: 'did:web:laurel.example:issuers:northfield', name: 'Northfield College of Technology' },
      subject: { id: 'urn:uuid:1', name: 'Linnéa Åström' },
      achievement: {
        id: `${origin}/achievements/1`,
        name: 'IT Support Fundamentals',
        description: 'A first qualification.',
        criteriaNarrative: 'Passed the *final exam*.',
        kind: 'micro-credential',
        creditsAvailable: 2,
        skills: [{ name: 'protect accounts', description: 'Report phishing.' }],
      },
      results: [
        { name: 'Final exam', value: '90', resultType: 'Percent', valueMin: '0', valueMax: '100', requiredValue: '70' },
      ],
      creditsEarned: 2,
      validFrom: '2026-11-24T03:09:24Z',
    },
    technical: {
      checkedAt: '2026-11-24T10:00:00.000Z',
      proofs: [{ cryptosuite: 'eddsa-rdfc-2022', verificationMethod: 'did:web:laurel.example:issuers:northfield#1' }],
      statuses: [{ listUrl: `${origin}/status-lists/1`, index: 7, purpose: 'revocation', value: 0 }],
    },
    ...changes,
  };
}

/** The verdict once the issuer has revoked it. */
export function revokedVerdict(): Verdict {
  const sentence = 'The issuer has revoked this credential.';
  return sampleVerdict(
    { outcome: 'not-valid', sentence: `Not valid: ${sentence}` },
    { status: { name: 'status', outcome: 'fail', reasonCode: 'status.revoked', sentence } },
  );
}
