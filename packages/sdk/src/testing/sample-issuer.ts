import {
  buildAchievementCredential,
  buildDidDocument,
  buildStatusListCredential,
  encodePublicKeyMultibase,
  signCredential,
  type UnsignedCredential,
} from '@laurel/credential';

const examId = 'urn:uuid:0d1f6b1e-1111-4a44-8c50-0a3f4f1c2d11';
const longAgo = new Date('2020-01-01T00:00:00Z');
const farAhead = new Date('2100-01-01T00:00:00Z');

/** An issuer with a real key; whoever serves {@link SampleIssuer.document} under its origin publishes it. */
export class SampleIssuer {
  readonly origin: string;
  readonly #keys: CryptoKeyPair;
  readonly #bits = new Uint8Array(16_384);

  private constructor(origin: string, keys: CryptoKeyPair) {
    this.origin = origin;
    this.#keys = keys;
  }

  static async create(origin: string): Promise<SampleIssuer> {
    const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    return new SampleIssuer(origin, keys as CryptoKeyPair);
  }

  get did(): string {
    return `did:web:localhost%3A${new URL(this.origin).port}:issuers:northern`;
  }

  /** Revokes what {@link issue} made, or takes it back, as no issuer may. */
  revoke(revoked = true): void {
    this.#bits[0] = revoked ? 0x80 : 0;
  }

  async issue(recipientName = 'Ada Lovelace'): Promise<string> {
    const unsigned = buildAchievementCredential({
      credentialUrl: `${this.origin}/credentials/3b1e6c2a-9a0d-4a77-8d66-111111111111`,
      validFrom: longAgo,
      activityEnd: longAgo,
      issuer: { id: this.did, name: 'Northern College', url: 'https://northern.example' },
      subject: { id: 'urn:uuid:7c1f9b7e-3f0e-4a44-8c50-0a3f4f1c2d11', name: recipientName },
      achievement: {
        id: 'urn:uuid:b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33',
        name: 'IT support fundamentals',
        description: 'Helps people with their computers.',
        criteriaNarrative: 'Passed the exam.',
        kind: 'micro-credential',
        skills: [{ name: 'resolve ICT problems', url: 'https://skills.example/ict' }],
        resultDescriptions: [{ id: examId, name: 'Exam', resultType: 'Percent', requiredValue: '70' }],
      },
      results: [{ resultDescription: examId, value: '85' }],
      status: { listUrl: `${this.origin}/status-lists/1`, index: 0, purpose: 'revocation' },
    });
    return JSON.stringify(await this.#sign(unsigned));
  }

  /** The DID document or the status list, by its path. */
  async document(path: string | undefined): Promise<unknown> {
    if (path === '/issuers/northern/did.json') return this.#didDocument();
    if (path !== '/status-lists/1') return undefined;
    const list = { id: `${this.origin}${path}`, issuer: this.did, purpose: 'revocation', bits: this.#bits } as const;
    return this.#sign(await buildStatusListCredential({ ...list, validFrom: longAgo, validUntil: farAhead }));
  }

  async #didDocument() {
    const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', this.#keys.publicKey));
    const publicKeyMultibase = encodePublicKeyMultibase('Ed25519', publicKey);
    return buildDidDocument({ did: this.did, keys: [{ id: `${this.did}#key-1`, publicKeyMultibase }] });
  }

  #sign(credential: UnsignedCredential) {
    const sign = (bytes: Uint8Array) => crypto.subtle.sign('Ed25519', this.#keys.privateKey, new Uint8Array(bytes));
    return signCredential({
      credential,
      verificationMethod: `${this.did}#key-1`,
      created: longAgo,
      signingKey: { type: 'Ed25519', sign: async (bytes) => new Uint8Array(await sign(bytes)) },
    });
  }
}
