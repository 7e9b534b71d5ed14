import { type Award, buildAchievementCredential, type UnsignedCredential } from '@laurel/credential';

/** What somebody else's issuer gives for handling a small boat. */
export function sampleAward(
  issuer: { id: string; name: string },
  at: Date,
  more: Partial<Award> = {},
): UnsignedCredential {
  return buildAchievementCredential({
    credentialUrl: `urn:uuid:${crypto.randomUUID()}`,
    validFrom: at,
    activityEnd: at,
    issuer: { ...issuer, url: 'https://harbour.example' },
    subject: { id: `urn:uuid:${crypto.randomUUID()}`, name: 'Amara Okafor' },
    achievement: {
      id: 'urn:uuid:b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33',
      name: 'Small boat handling',
      description: 'Takes a small boat out and home again.',
      criteriaNarrative: 'Passed the exam at sea.',
      kind: 'micro-credential',
      skills: [],
      resultDescriptions: [],
    },
    results: [],
    ...more,
  });
}
