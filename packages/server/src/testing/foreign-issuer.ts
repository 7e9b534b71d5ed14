import { buildAchievementCredential, encodePublicKeyMultibase, signCredential } from '@laurel/credential';

/** Somebody else's issuer, whose whole identity is a key: nothing need be fetched to verify what it signs. */
export interface ForeignIssuer {
  did: string;
  /** A credential of an issuer that calls itself so. */
  issue(name: string): Promise<string>;
}

export async function createForeignIssuer(): Promise<ForeignIssuer> {
  const keys = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey));
  const multibase = encodePublicKeyMultibase('Ed25519', raw);
  const did = `did:key:${multibase}`;
  const longAgo = new Date('2026-01-01T00:00:00Z');
  return {
    did,
    async issue(name) {
      const credential = buildAchievementCredential({
        credentialUrl: `urn:uuid:${crypto.randomUUID()}`,
        validFrom: longAgo,
        activityEnd: longAgo,
        issuer: { id: did, name, url: 'https://foreign.example' },
        subject: { id: `urn:uuid:${crypto.randomUUID()}`, name: 'Amara Okafor' },
        achievement: {
          id: `urn:uuid:${crypto.randomUUID()}`,
          name: 'Small boat handling',
          description: 'Takes a small boat out and home again.',
          criteriaNarrative: 'Passed the exam at sea.',
          kind: 'micro-credential',
          skills: [],
          resultDescriptions: [],
        },
        results: [],
      });
      const sign = async (message: Uint8Array) =>
        new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, Uint8Array.from(message)));
      const signingKey = { type: 'Ed25519', sign } as const;
      const verificationMethod = `${did}#${multibase}`;
      return JSON.stringify(await signCredential({ credential, verificationMethod, created: longAgo, signingKey }));
    },
  };
}
