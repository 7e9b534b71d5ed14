import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Award,
  buildDidDocument,
  buildEndorsementCredential,
  buildStatusListCredential,
  signCredential,
  type UnsignedCredential,
} from '@laurel/credential';
import { sampleAward } from '../../../testing/sample-award.ts';
import { createSampleKey, type SampleKey } from '../../../testing/sample-key.ts';

const didPath = '/.well-known/did.json';
const listPath = '/status/1';

/** Somebody else's issuer on a server of its own, which counts who asks. */
export class LoopbackIssuer {
  readonly #key: SampleKey;
  readonly #server: Server;
  readonly #documents = new Map<string, string | Uint8Array>();
  readonly #asked: string[] = [];

  private constructor(key: SampleKey) {
    this.#key = key;
    this.#server = createServer((request, response) => {
      this.#asked.push(request.url ?? '');
      const text = this.#documents.get(request.url ?? '');
      response.writeHead(text === undefined ? 404 : 200).end(text);
    });
  }

  static async start(): Promise<LoopbackIssuer> {
    const issuer = new LoopbackIssuer(await createSampleKey());
    await new Promise<void>((resolve) => issuer.#server.listen(0, '127.0.0.1', resolve));
    issuer.#publishKey();
    return issuer;
  }

  get listUrl(): string {
    return `${this.#origin}${listPath}`;
  }

  /** The paths that were asked for, in their order. */
  get asked(): readonly string[] {
    return this.#asked;
  }

  /** Publishes any file, and gives its address. */
  publish(path: string, file: string | Uint8Array): string {
    this.#documents.set(path, file);
    return `${this.#origin}${path}`;
  }

  /** How often the list was asked for. */
  get timesAsked(): number {
    return this.#asked.filter((path) => path === listPath).length;
  }

  get #origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  get #did(): string {
    return `did:web:${encodeURIComponent(new URL(this.#origin).host)}`;
  }

  async issue(at: Date, more: Partial<Award> = {}): Promise<string> {
    const status = { listUrl: this.listUrl, index: 7, purpose: 'revocation' } as const;
    const unsigned = sampleAward({ id: this.#did, name: 'Harbour College' }, at, { status, ...more });
    return JSON.stringify(await this.#sign(unsigned, at));
  }

  /** An endorsement by this issuer of something by its identifier. */
  async endorse(at: Date, subjectId: string) {
    const unsigned = buildEndorsementCredential({
      credentialUrl: `urn:uuid:${crypto.randomUUID()}`,
      name: 'Endorsement',
      issuer: { id: this.#did, name: 'Harbour College' },
      validFrom: at,
      subjectId,
    });
    return this.#sign(unsigned, at);
  }

  /** Publishes the list that begins at a time and is in force for a day. */
  async publishList({ from, ttlMs, revoked = false }: { from: Date; ttlMs: number; revoked?: boolean }): Promise<void> {
    const bits = new Uint8Array(16_384);
    if (revoked) bits[0] = 1;
    const list = await buildStatusListCredential({
      id: this.listUrl,
      issuer: this.#did,
      purpose: 'revocation',
      bits,
      validFrom: from,
      validUntil: new Date(from.getTime() + 86_400_000),
      ttlMs,
    });
    this.#documents.set(listPath, JSON.stringify(await this.#sign(list, from)));
  }

  /** From now on the server of the list breaks off; the keys stay where they are. */
  breakList(): void {
    this.#server.prependListener('request', (request) => request.url === listPath && request.socket.destroy());
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #publishKey(): void {
    const { publicKeyMultibase } = this.#key;
    const document = buildDidDocument({ did: this.#did, keys: [{ id: `${this.#did}#key-1`, publicKeyMultibase }] });
    this.#documents.set(didPath, JSON.stringify(document));
  }

  #sign(credential: UnsignedCredential, created: Date) {
    const { signingKey } = this.#key;
    return signCredential({ credential, verificationMethod: `${this.#did}#key-1`, created, signingKey });
  }
}
