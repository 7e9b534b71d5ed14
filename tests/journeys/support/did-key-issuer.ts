import {
  type Award,
  buildAchievementCredential,
  buildEndorsementCredential,
  buildStatusListCredential,
  encodePublicKeyMultibase,
  type SecuredCredential,
  signCredential,
  signVcCose,
  signVcJwt,
  type UnsignedCredential,
} from '@laurel/credential';

/** The achievement that they all give. */
export const smallBoatHandling = 'urn:uuid:b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33';
const longAgo = new Date('2026-01-01T00:00:00Z');
const muchLater = new Date('2126-01-01T00:00:00Z');

/** An issuer whose whole identity is a key: nothing need be asked of anyone to check it. */
export interface DidKeyIssuer {
  did: string;
  sign(input: { recipient: string; listUrl?: string; more?: Partial<Award> }): Promise<SecuredCredential>;
  /** What it says of something by its identifier. */
  endorse(subjectId: string, comment: string): Promise<SecuredCredential>;
  /** The same as a token. */
  token(input: { recipient: string }): Promise<string>;
  /** The same as a COSE_Sign1. */
  cose(input: { recipient: string; listUrl: string }): Promise<Uint8Array>;
  /** A list at an address, which takes nothing back. */
  statusList(listUrl: string): Promise<SecuredCredential>;
}

/** Makes one that calls itself so. */
export async function createDidKeyIssuer(name = 'Harbour College'): Promise<DidKeyIssuer> {
  const keys = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey));
  const multibase = encodePublicKeyMultibase('Ed25519', publicKey);
  const did = `did:key:${multibase}`;
  const verificationMethod = `${did}#${multibase}`;
  const signingKey = {
    type: 'Ed25519',
    sign: async (message: Uint8Array) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, Uint8Array.from(message))),
  } as const;
  return {
    did,
    sign: ({ recipient, listUrl, more }) =>
      signCredential({
        credential: unsigned({ did, name, recipient, listUrl, more }),
        verificationMethod,
        created: longAgo,
        signingKey,
      }),
    endorse: (subjectId, comment) =>
      signCredential({
        credential: buildEndorsementCredential({
          credentialUrl: `urn:uuid:${crypto.randomUUID()}`,
          name: 'Endorsement',
          issuer: { id: did, name },
          validFrom: longAgo,
          subjectId,
          comment,
        }),
        verificationMethod,
        created: longAgo,
        signingKey,
      }),
    cose: ({ recipient, listUrl }) =>
      signVcCose({ credential: unsigned({ did, name, recipient, listUrl }), signingKey, kid: verificationMethod }),
    async statusList(id) {
      const bits = new Uint8Array(16_384);
      const list = { id, issuer: did, purpose: 'revocation', bits, validFrom: longAgo, validUntil: muchLater } as const;
      const credential = await buildStatusListCredential(list);
      return signCredential({ credential, verificationMethod, created: longAgo, signingKey });
    },
    token: ({ recipient }) =>
      signVcJwt({
        credential: unsigned({ did, name, recipient, listUrl: undefined }),
        signingKey,
        kid: verificationMethod,
      }),
  };
}

interface Input {
  did: string;
  name: string;
  recipient: string;
  listUrl: string | undefined;
  more?: Partial<Award> | undefined;
}

function unsigned({ did, name, recipient, listUrl, more }: Input): UnsignedCredential {
  return buildAchievementCredential({
    credentialUrl: `urn:uuid:${crypto.randomUUID()}`,
    validFrom: longAgo,
    activityEnd: longAgo,
    issuer: { id: did, name, url: 'https://harbour.example' },
    subject: { id: `urn:uuid:${crypto.randomUUID()}`, name: recipient },
    achievement: {
      id: smallBoatHandling,
      name: 'Small boat handling',
      description: 'Takes a small boat out and home again.',
      criteriaNarrative: 'Passed the exam at sea.',
      kind: 'micro-credential',
      skills: [],
      resultDescriptions: [],
    },
    results: [],
    ...(listUrl === undefined ? {} : { status: { listUrl, index: 7, purpose: 'revocation' } }),
    ...more,
  });
}
