import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  type CheckpointKey,
  cosignCheckpoint,
  decodePublicKeyMultibase,
  formatNote,
  noteVerifierKey,
  openCheckpoint,
  parseNote,
  verifyConsistency,
} from '@laurel/credential';
import { createSampleKey } from '../../../testing/sample-key.ts';

/** How a witness answers: as it should, or with what no witness should. */
export type Manner = 'as it should' | 'down' | 'with nonsense' | 'with a signature over something else' | 'never';

/** A witness on a server of its own, as C2SP tlog-witness has it. It remembers one log. */
export class LoopbackWitness {
  readonly name: string;
  readonly verifierKey: string;
  manner: Manner = 'as it should';
  /** The state that it cosigned last. */
  seen: { size: number; root: Uint8Array } = { size: 0, root: new Uint8Array(32) };
  /** The statuses that it answered with, in their order. */
  readonly answered: number[] = [];
  /** The keys of the log that it watches. */
  logKeys: readonly string[] = [];
  readonly #key: CheckpointKey;
  readonly #server: Server;

  private constructor(key: CheckpointKey) {
    this.#key = key;
    this.name = key.name;
    this.verifierKey = noteVerifierKey({ ...key, type: 'cosignature' });
    this.#server = createServer(async (request, response) => {
      if (this.manner === 'down') return void request.socket.destroy();
      const body = await text(request);
      if (this.manner === 'never') return;
      const isAsked = request.method === 'POST' && request.url === '/submit/add-checkpoint';
      const [status, answer] = isAsked ? await this.#answer(body) : [404, ''];
      this.answered.push(status);
      response.writeHead(status, status === 409 ? { 'content-type': 'text/x.tlog.size' } : {}).end(answer);
    });
  }

  static async start(name: string): Promise<LoopbackWitness> {
    const { publicKeyMultibase, signingKey } = await createSampleKey();
    const publicKey = decodePublicKeyMultibase(publicKeyMultibase);
    const witness = new LoopbackWitness({ name, publicKey, sign: signingKey.sign });
    await new Promise<void>((resolve) => witness.#server.listen(0, '127.0.0.1', resolve));
    return witness;
  }

  /** Its submission prefix. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/submit`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(body: string): Promise<[number, string]> {
    if (this.manner === 'with nonsense') return [200, 'hello'];
    const [head = '', ...rest] = body.split('\n\n');
    const note = rest.join('\n\n');
    const [first = '', ...proof] = head.split('\n');
    const oldSize = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1] ?? Number.NaN);
    if (Number.isNaN(oldSize) || proof.length > 63) return [400, ''];
    const opened = await openCheckpoint({ note, verifierKeys: this.logKeys }).catch(() => undefined);
    if (!opened) return [403, ''];
    if (oldSize > opened.size) return [400, ''];
    if (oldSize !== this.seen.size) return [409, `${this.seen.size}\n`];
    if (!this.#follows(opened, proof)) return [422, ''];
    this.seen = { size: opened.size, root: opened.root };
    const { text: signed } = parseNote(note);
    const wrong = this.manner === 'with a signature over something else';
    const over = wrong ? signed.replace(/\n\d+\n/, '\n7\n') : signed;
    const signature = await cosignCheckpoint({ text: over, key: this.#key, now: new Date() });
    return [200, formatNote({ text: signed, signatures: [signature] }).slice(signed.length + 1)];
  }

  #follows({ size, root }: { size: number; root: Uint8Array }, proof: readonly string[]): boolean {
    if (this.seen.size === 0) return proof.length === 0;
    if (this.seen.size === size) return Buffer.compare(this.seen.root, root) === 0;
    const hashes = proof.map((line) => new Uint8Array(Buffer.from(line, 'base64')));
    return verifyConsistency({ ...this.seen, laterSize: size, laterRoot: root, proof: hashes });
  }
}
