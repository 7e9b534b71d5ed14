import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type CheckpointKey,
  commitmentOf,
  createTileReader,
  formatReceipt,
  type HashReader,
  noteVerifierKey,
  openTileWriter,
  proveInclusion,
  type Receipt,
  signCheckpoint,
  TILE_WIDTH,
  type TileFile,
  tilePath,
  toPublicKey,
  verifyReceipt,
} from '@laurel/credential';
import { type Cost, costOf, memoryNow, sumOf } from './measure.ts';

const ORIGIN = 'log.example/log';
const SALT_BYTES = 16;
const ENTRY_BYTES = 32;
const RANDOM_PROOFS = 5_000;
const CHECKED = 1_000;

/** A log on the disk, with a checkpoint after every `step` entries, and a receipt for each entry. */
export async function benchOurs(size: number, step: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-bench-log-'));
  try {
    return await bench(folder, size, step);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bench(folder: string, size: number, step: number) {
  const salts = randomBytes(size * SALT_BYTES);
  const saltOf = (index: number) => salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES);
  const entries = Buffer.alloc(size * ENTRY_BYTES);
  const commit = await costOf(() => {
    for (let at = 0; at < size; at++)
      entries.set(commitmentOf({ salt: saltOf(at), forms: formsOf(at) }), at * ENTRY_BYTES);
  });
  const key = newKey();
  const before = memoryNow().used;
  const grown = await grow({ folder, entries, step, key });
  const held = memoryNow().used - before;
  const read = createTileReader({ size, retrieveTile: (tile) => readFileSync(path.join(folder, tilePath(tile))) });
  const receiptAt = async (index: number): Promise<Receipt> => ({
    type: 'LogReceipt',
    credentialId: `urn:uuid:${index}`,
    log: ORIGIN,
    index,
    salt: Buffer.from(saltOf(index)).toString('base64url'),
    forms: formsOf(index),
    inclusionProof: (await proveInclusion({ index, size, read })).map((it) => Buffer.from(it).toString('base64')),
    checkpoint: grown.checkpoint,
  });
  const shown = await prove({ size, read, receiptAt, verifierKeys: [noteVerifierKey(key)] });
  return { size, commit, ...grown, held, ...shown, memory: memoryNow() };
}

interface Growing {
  readonly folder: string;
  readonly entries: Buffer;
  readonly step: number;
  readonly key: CheckpointKey;
}

async function grow({ folder, entries, step, key }: Growing) {
  const size = entries.length / ENTRY_BYTES;
  const log = await openTileWriter({ size: 0, retrieveTile: () => new Uint8Array() });
  const bytes = { full: 0, partial: 0, edge: 0 };
  let checkpoint = '';
  let append: Cost = { cpuSeconds: 0, seconds: 0 };
  let write = append;
  while (log.size < size) {
    let files: readonly TileFile[] = [];
    const hashing = await costOf(async () => {
      const until = Math.min(size, log.size + step);
      while (log.size < until) log.append(entries.subarray(log.size * ENTRY_BYTES, (log.size + 1) * ENTRY_BYTES));
      files = log.take();
      checkpoint = await signCheckpoint({ origin: ORIGIN, size: log.size, root: log.root(), key, now: new Date() });
    });
    const writing = await costOf(() => {
      for (const file of files) writeTile(folder, file);
    });
    [append, write] = [sumOf(append, hashing), sumOf(write, writing)];
    bytes.edge = 0;
    for (const { tile, bytes: content } of files) {
      if (tile.width === TILE_WIDTH) bytes.full += content.length;
      else [bytes.partial, bytes.edge] = [bytes.partial + content.length, bytes.edge + content.length];
    }
  }
  return { append, write, bytes, checkpoint };
}

interface Proving {
  readonly size: number;
  readonly read: HashReader;
  readonly receiptAt: (index: number) => Promise<Receipt>;
  readonly verifierKeys: readonly string[];
}

async function prove({ size, read, receiptAt, verifierKeys }: Proving) {
  let receiptBytes = 0;
  const receipts = await costOf(async () => {
    for (let index = 0; index < size; index++) receiptBytes += formatReceipt(await receiptAt(index)).length;
  });
  const proofs = await costOf(async () => {
    for (let index = 0; index < size; index++) await proveInclusion({ index, size, read });
  });
  const random = await costOf(async () => {
    for (let at = 0; at < RANDOM_PROOFS; at++) await proveInclusion({ index: placeFor(at, size), size, read });
  });
  let verified = 0;
  const verify = await costOf(async () => {
    for (let at = 0; at < CHECKED; at++) {
      const index = placeFor(at, size);
      const [digest = ''] = formsOf(index);
      const shown = await verifyReceipt({ receipt: await receiptAt(index), digest, verifierKeys });
      if (shown.ok && shown.index === index) verified++;
    }
  });
  if (verified !== CHECKED) throw new Error(`${CHECKED - verified} receipts do not hold`);
  return { receipts, receiptBytes, proofs, random: { ...random, count: RANDOM_PROOFS }, verify, verified };
}

function writeTile(folder: string, { tile, bytes }: TileFile): void {
  const file = path.join(folder, tilePath(tile));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

function formsOf(index: number): string[] {
  return [createHash('sha256').update(String(index)).digest('hex')];
}

/** A place far from the one before. */
function placeFor(at: number, size: number): number {
  return (at * 2_654_435_761) % size;
}

function newKey(): CheckpointKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return {
    name: ORIGIN,
    publicKey: toPublicKey('Ed25519', Buffer.from(x, 'base64url')),
    sign: async (message: Uint8Array) => sign(null, message, privateKey),
  };
}
