import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Award,
  buildAchievementCredential,
  buildDidDocument,
  buildEndorsementCredential,
  buildStatusListCredential,
  encodePublicKeyMultibase,
  signCredential,
  type UnsignedCredential,
} from '@laurel/credential';
import type { IssuerLog } from './issuer-log.ts';

const examId = 'urn:uuid:0d1f6b1e-1111-4a44-8c50-0a3f4f1c2d11';
const longAgo = new Date('2020-01-01T00:00:00Z');
const farAhead = new Date('2100-01-01T00:00:00Z');

/** An issuer with a real key, whose DID document and status list are served on the loopback. */
export class SampleIssuer {
  readonly asked: string[] = [];
  readonly #keys = generateKeyPairSync('ed25519');
  readonly #bits = new Uint8Array(16_384);
  readonly #server = createServer((req, res) => {
    this.asked.push(req.url ?? '');
    this.#document(req.url).then(
      (body) => res.writeHead(body ? 200 : 404).end(JSON.stringify(body ?? {})),
      (error: unknown) => res.destroy(error instanceof Error ? error : undefined),
    );
  });

  static async start(): Promise<SampleIssuer> {
    const issuer = new SampleIssuer();
    await new Promise<void>((resolve) => issuer.#server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  get did(): string {
    return `did:web:localhost%3A${new URL(this.origin).port}:issuers:northern`;
  }

  /** The public log that it keeps; none until a test sets one. */
  log: IssuerLog | undefined;

  /** Revokes what {@link issue} made. */
  revoke(): void {
    this.#bits[0] = 0x80;
  }

  async issue(recipientName = 'Ada Lovelace', more: Partial<Award> = {}): Promise<string> {
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
      ...more,
    });
    return JSON.stringify(await this.#sign(unsigned));
  }

  /** An endorsement of something by its identifier. */
  async endorse(subjectId: string): Promise<string> {
    const unsigned = buildEndorsementCredential({
      credentialUrl: `${this.origin}/endorsements/1`,
      name: 'Endorsement',
      issuer: { id: this.did, name: 'Northern College' },
      validFrom: longAgo,
      subjectId,
      comment: 'Asked for by our members.',
    });
    return JSON.stringify(await this.#sign(unsigned));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #document(path: string | undefined): Promise<unknown> {
    if (path === '/issuers/northern/did.json') return this.#didDocument();
    if (path?.startsWith('/log/receipts/')) return this.log?.published.get(path);
    if (path !== '/status-lists/1') return undefined;
    const list = { id: `${this.origin}${path}`, issuer: this.did, purpose: 'revocation', bits: this.#bits } as const;
    return this.#sign(await buildStatusListCredential({ ...list, validFrom: longAgo, validUntil: farAhead }));
  }

  #didDocument() {
    const { x = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const publicKeyMultibase = encodePublicKeyMultibase('Ed25519', new Uint8Array(Buffer.from(x, 'base64url')));
    const service = this.log === undefined ? {} : { service: [this.log.service(this.did)] };
    return buildDidDocument({ did: this.did, keys: [{ id: `${this.did}#key-1`, publicKeyMultibase }], ...service });
  }

  #sign(credential: UnsignedCredential) {
    return signCredential({
      credential,
      verificationMethod: `${this.did}#key-1`,
      created: longAgo,
      signingKey: {
        type: 'Ed25519',
        sign: async (bytes) => new Uint8Array(sign(null, bytes, this.#keys.privateKey)),
      },
    });
  }
}
