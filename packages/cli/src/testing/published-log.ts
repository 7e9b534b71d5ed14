import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import {
  type CheckpointKey,
  commitmentOf,
  createTileReader,
  formatReceipt,
  hashCredential,
  noteVerifierKey,
  openTileWriter,
  proveInclusion,
  signCheckpoint,
  tilePath,
  toPublicKey,
} from '@laurel/credential';

const ORIGIN = 'log.example/log';

/** Whoever keeps a log, and writes and signs what they like. */
export class PublishedLog {
  readonly key: CheckpointKey;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    this.key = {
      name: ORIGIN,
      publicKey: toPublicKey('Ed25519', Buffer.from(x, 'base64url')),
      sign: async (message) => sign(null, message, privateKey),
    };
  }

  get verifierKey(): string {
    return noteVerifierKey(this.key);
  }

  /** All files of a log of so many entries, of which one may be another than it should. */
  async files(size: number, altered = -1): Promise<Map<string, Uint8Array>> {
    const log = await openTileWriter({ size: 0, retrieveTile: () => new Uint8Array() });
    for (let at = 0; at < size; at++) log.append(entryAt(at === altered ? -at : at));
    const files = new Map(log.take().map(({ tile, bytes }) => [tilePath(tile), bytes]));
    const now = new Date('2026-11-26T08:00:00Z');
    const note = await signCheckpoint({ origin: ORIGIN, size, root: log.root(), key: this.key, now });
    return files.set('checkpoint', new TextEncoder().encode(note));
  }

  /** The receipt of an entry in the log as it is with so many. */
  async receipt(index: number, size: number): Promise<string> {
    const files = await this.files(size);
    const read = createTileReader({ size, retrieveTile: (tile) => files.get(tilePath(tile)) ?? new Uint8Array() });
    const proof = await proveInclusion({ index, size, read });
    return formatReceipt({
      type: 'LogReceipt',
      credentialId: `urn:x:${index}`,
      log: ORIGIN,
      index,
      salt: saltAt(index).toString('base64url'),
      forms: formsAt(index),
      inclusionProof: proof.map((hash) => Buffer.from(hash).toString('base64')),
      checkpoint: new TextDecoder().decode(files.get('checkpoint')),
    });
  }
}

/** Writes the files of a log into a folder. */
export async function writeLog(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

/** Serves files on this machine, by their paths. */
export async function serveFiles(files: ReadonlyMap<string, Uint8Array>) {
  const server = createServer((request, response) => {
    const file = files.get((request.url ?? '').slice(1));
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port, origin: `http://localhost:${port}`, stop };
}

function entryAt(at: number): Uint8Array {
  return commitmentOf({ salt: saltAt(at), forms: formsAt(at) });
}

function saltAt(at: number): Buffer {
  return createHash('sha256').update(`salt ${at}`).digest().subarray(0, 16);
}

function formsAt(at: number): string[] {
  return [hashCredential({ at })];
}
