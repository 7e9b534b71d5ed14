import type { CredentialView } from '@laurel/sdk';
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
    replacedBy: null,
    results: [{ name: 'Final exam', value: '90', requiredValue: '70', unit: '%' }],
    narrative: null,
    linkedInUrl: 'https://www.linkedin.com/profile/add?certId=1',
    ...changes,
  };
}
