import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { type Award, encodePublicKeyMultibase, type SigningKey } from '@laurel/credential';

/** What the vectors sign with: a key from a seed that anybody may know. */
export const SEED = '42'.repeat(32);
export const DID = 'did:web:issuer.example';
export const KEY_ID = `${DID}#key-1`;
export const CREATED = new Date('2026-11-01T09:00:00Z');
export const LIST_URL = 'https://issuer.example/status/1';

const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${SEED}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});

export const publicKeyMultibase = encodePublicKeyMultibase(
  'Ed25519',
  Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url'),
);

export const signingKey: SigningKey = { type: 'Ed25519', sign: async (message) => sign(null, message, privateKey) };

export const award: Award = {
  credentialUrl: 'https://issuer.example/credentials/1',
  validFrom: CREATED,
  validUntil: new Date('2029-11-01T09:00:00Z'),
  issuer: { id: DID, name: 'Northern College', url: 'https://issuer.example' },
  subject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11', name: 'Ayşe Ünal 𝛼' },
  achievement: {
    id: 'https://issuer.example/achievements/1',
    name: 'IT Support Fundamentals',
    description: 'Diagnoses and resolves common faults of desktops and networks.',
    criteriaNarrative: 'Passed a supervised exam of twenty questions.',
    kind: 'micro-credential',
    skills: [
      { name: 'resolve ICT problems', url: 'https://skills.example/ict', frameworkName: 'Skills', code: 'S5.6' },
    ],
    creditsAvailable: 1.5,
    hours: 40,
    level: 'EQF 4',
    language: 'en',
    resultDescriptions: [
      { id: 'urn:uuid:5d1f0f0e-6a43-4d0c-9d4b-2f7a5f5a9b02', name: 'Exam', resultType: 'Percent', requiredValue: '70' },
    ],
  },
  results: [{ resultDescription: 'urn:uuid:5d1f0f0e-6a43-4d0c-9d4b-2f7a5f5a9b02', value: '85' }],
  activityEnd: new Date('2026-10-30T15:00:00Z'),
  creditsEarned: 1.5,
  status: { listUrl: LIST_URL, index: 94_567, purpose: 'revocation' },
};
