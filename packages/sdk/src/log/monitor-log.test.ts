import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkpointRegistry } from '@laurel/contracts';
import {
  entryBundle,
  noteVerifierKey,
  openTileWriter,
  parseEntryBundle,
  parseTilePath,
  signCheckpoint,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  toPublicKey,
} from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogSource, type LogSource } from './log-source.ts';
import { type MonitorLogInput, monitorLog } from './monitor-log.ts';
import { verifyLog } from './verify-log.ts';

const ORIGIN = 'log.example/log';
const TAMPERS = 1_000;
const { subtle } = globalThis.crypto;

type Files = Map<string, Uint8Array>;

interface Key {
  readonly name: string;
  readonly publicKey: ReturnType<typeof toPublicKey>;
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

async function newKey(name = ORIGIN): Promise<Key> {
  const pair = await subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('no key pair');
  const publicKey = toPublicKey('Ed25519', new Uint8Array(await subtle.exportKey('raw', pair.publicKey)));
  const sign = async (message: Uint8Array) =>
    new Uint8Array(await subtle.sign('Ed25519', pair.privateKey, Uint8Array.from(message)));
  return { name, publicKey, sign };
}

/** Numbers that are the same on every run. */
let state = 20_261_126;
function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

const entryOf = (place: number, version = 0) =>
  Uint8Array.from(
    { length: 32 },
    (_, at) => (place * 31 + at * 7 + version * 101 + (at === 0 ? place >> 8 : 0)) & 0xff,
  );
const entriesOf = (size: number) => Array.from({ length: size }, (_, place) => entryOf(place));

let key: Key;
let server: Server;
let address: string;
/** What the server has, below its two addresses. */
const served = new Map<string, Files>();

/** All files of a log with these entries, as its operator would write and sign them. */
async function filesOf(entries: readonly Uint8Array[], signer = key): Promise<Files> {
  const log = await openTileWriter({ size: 0, retrieveTile: () => new Uint8Array() });
  for (const entry of entries) log.append(entry);
  const files: Files = new Map(log.take().map(({ tile, bytes }) => [tilePath(tile), bytes]));
  const { size } = log;
  files.set('checkpoint', await signed(size, log.root(), signer));
  return files;
}

async function signed(size: number, root: Uint8Array, signer = key): Promise<Uint8Array> {
  const now = new Date('2026-11-26T08:00:00Z');
  return new TextEncoder().encode(await signCheckpoint({ origin: ORIGIN, size, root, key: signer, now }));
}

const noteOf = (files: Files) => new TextDecoder().decode(files.get('checkpoint'));
const sourceOf = (name: string): LogSource => createLogSource(`${address}/${name}`, { allowHttpLocalhost: true });
const keys = () => [noteVerifierKey(key)];

function serve(name: string, files: Files): LogSource {
  served.set(name, files);
  return sourceOf(name);
}

const watch = (input: Omit<MonitorLogInput, 'verifierKeys'>) => monitorLog({ ...input, verifierKeys: keys() });

beforeAll(async () => {
  key = await newKey();
  server = createServer((request, response) => {
    const [, name = '', ...path] = (request.url ?? '').split('/');
    const file = served.get(name)?.get(path.join('/'));
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  // A server that listens on a port has an address with one.
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What was altered: the files as they are served now, and what must be found. */
interface Tamper {
  readonly files: Files;
  readonly codes: readonly string[];
  readonly other?: Files;
  /** Whether it is found by reading only what is new. */
  readonly isNew?: boolean;
}

interface Scene {
  readonly before: readonly Uint8Array[];
  readonly now: readonly Uint8Array[];
  readonly honest: Files;
}

function withFile(files: Files, path: string, bytes: Uint8Array | undefined): Files {
  const changed = new Map(files);
  if (bytes === undefined) changed.delete(path);
  else changed.set(path, bytes);
  return changed;
}

function flipped(bytes: Uint8Array): Uint8Array {
  return bytes.with(below(bytes.length), below(256)).some((byte, at) => byte !== bytes[at])
    ? bytes.with(0, (bytes[0] ?? 0) ^ 0xff)
    : bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte));
}

const tilePaths = (size: number) => tilesOf(0, size).map(tilePath);
const bundlePaths = (files: Files) => [...files.keys()].filter((path) => parseTilePath(path)?.level === 'entries');
const oneOf = <T>(list: readonly T[]): T => {
  const one = list[below(list.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};

/** Alters the entries of one bundle. */
function withBundle(files: Files, alter: (entries: Uint8Array[]) => Uint8Array[]): Files {
  const path = oneOf(bundlePaths(files));
  return withFile(files, path, entryBundle(alter(parseEntryBundle(files.get(path) ?? new Uint8Array()))));
}

/** Two places, the first of which is the smaller. */
function twoPlaces(size: number): [number, number] {
  const first = below(size - 1);
  return [first, first + 1 + below(size - first - 1)];
}

const tampers: Readonly<Record<string, (scene: Scene) => Tamper | Promise<Tamper>>> = {
  'an entry altered in its bundle': ({ honest }) => ({
    files: withBundle(honest, (entries) => {
      const at = below(entries.length);
      return entries.with(at, flipped(entries[at] ?? new Uint8Array(1)));
    }),
    codes: ['root-wrong', 'entry-altered'],
  }),
  'a hash altered in a tile': ({ honest, now }) => {
    const path = oneOf(tilePaths(now.length));
    return { files: withFile(honest, path, flipped(honest.get(path) ?? new Uint8Array(1))), codes: ['tile-altered'] };
  },
  'an entry taken out of its bundle': ({ honest }) => ({
    files: withBundle(honest, (entries) => entries.toSpliced(below(entries.length), 1)),
    codes: ['entry-altered'],
  }),
  'an entry put into a bundle': ({ honest, now }) => ({
    // Beyond what is signed, a full bundle is what a log has that grew meanwhile: one more than that is not.
    files: withBundle(honest, (entries) => {
      const more = entries.toSpliced(below(entries.length), 0, entryOf(now.length, 1));
      return more.length > TILE_WIDTH ? more.slice(0, TILE_WIDTH) : more;
    }),
    codes: ['entry-altered', 'root-wrong'],
  }),
  'two entries exchanged in a bundle': ({ honest }) => ({
    files: withBundle(honest, (entries) => {
      if (entries.length === 1) return [entryOf(0, 9)];
      const [one, other] = twoPlaces(entries.length);
      return entries.with(one, entries[other] ?? entryOf(0)).with(other, entries[one] ?? entryOf(0));
    }),
    codes: ['root-wrong', 'entry-altered'],
  }),
  'a file taken away': ({ honest, now }) => ({
    files: withFile(honest, oneOf([...tilePaths(now.length), ...bundlePaths(honest), 'checkpoint']), undefined),
    codes: ['missing'],
  }),
  'a file cut short': ({ honest, now }) => {
    const path = oneOf([...tilePaths(now.length), ...bundlePaths(honest)]);
    const bytes = honest.get(path) ?? new Uint8Array();
    return {
      files: withFile(honest, path, bytes.slice(0, below(bytes.length))),
      codes: ['tile-altered', 'entry-altered'],
    };
  },
  'the checkpoint altered': ({ honest }) => {
    const note = Uint8Array.from(honest.get('checkpoint') ?? []);
    // Up to the end of the log's own signature: the line after it may be one of a key that nobody knows.
    const end = noteOf(honest).indexOf('\n', noteOf(honest).indexOf('—'));
    const at = below(end);
    return { files: withFile(honest, 'checkpoint', note.with(at, (note[at] ?? 0) ^ 1)), codes: ['checkpoint-refused'] };
  },
  'a checkpoint that somebody else signed': async ({ now }) => ({
    files: await filesOf(now, await newKey()),
    codes: ['checkpoint-refused'],
    isNew: true,
  }),
  'a rollback': async ({ before }) => ({
    files: await filesOf(before.slice(0, -1 - below(before.length - 1))),
    codes: ['rolled-back'],
    isNew: true,
  }),
  'a fork: as many entries, one of them another': async ({ before }) => {
    const at = below(before.length);
    return { files: await filesOf(before.with(at, entryOf(at, 5))), codes: ['forked'], isNew: true };
  },
  'a growth in which an old entry is another': async ({ before, now }) => {
    const at = below(before.length);
    return { files: await filesOf(now.with(at, entryOf(at, 5))), codes: ['rewritten'], isNew: true };
  },
  'a growth in which old entries are exchanged': async ({ before, now }) => {
    const [one, other] = twoPlaces(before.length);
    const swapped = now.with(one, now[other] ?? entryOf(0)).with(other, now[one] ?? entryOf(0));
    return { files: await filesOf(swapped), codes: ['rewritten'], isNew: true };
  },
  'a growth in which an old entry is missing': async ({ before, now }) => ({
    files: await filesOf(now.toSpliced(below(before.length), 1)),
    codes: now.length - 1 === before.length ? ['forked'] : ['rewritten'],
    isNew: true,
  }),
  'a root that was signed and is not that of the entries': async ({ honest, now }) => ({
    files: withFile(honest, 'checkpoint', await signed(now.length, new Uint8Array(32).fill(1 + below(255)))),
    codes: ['root-wrong', 'rewritten'],
    isNew: true,
  }),
  'a split view: elsewhere as many entries, one of them another': async ({ honest, now }) => {
    const at = below(now.length);
    return { files: honest, other: await filesOf(now.with(at, entryOf(at, 6))), codes: ['split-view'], isNew: true };
  },
  'a split view: elsewhere more or fewer entries, one of them another': async ({ honest, now }) => {
    const size = oneOf([now.length - 1 - below(now.length - 2), now.length + 1 + below(300)]);
    const at = below(Math.min(size, now.length));
    const other = await filesOf(entriesOf(size).with(at, entryOf(at, 6)));
    return { files: honest, other, codes: ['split-view'], isNew: true };
  },
};

interface Told {
  readonly undetected: string[];
  readonly surprising: string[];
}

/** One tamper, and what the monitor says. Every fifth time the same growth, honestly, shown in two places of which one is behind. */
async function round(at: number, kind: string, told: Told): Promise<void> {
  const before = entriesOf(2 + below(600));
  const now = entriesOf(before.length + 1 + below(300));
  const honest = await filesOf(now);
  const lastSeen = noteOf(await filesOf(before));
  const tamper = await tampers[kind]?.({ before, now, honest });
  if (tamper === undefined) throw new Error('no such tamper');
  const others = tamper.other === undefined ? [] : [serve('other', tamper.other)];
  const everything = tamper.isNew !== true || below(2) === 0;
  const { outcome, findings } = await watch({ source: serve('log', tamper.files), lastSeen, everything, others });
  const line = `${at}: ${kind}: ${findings.map(({ code, detail }) => `${code} (${detail})`).join()}`;
  if (outcome !== 'fail') told.undetected.push(line);
  else if (!findings.some(({ code }) => tamper.codes.includes(code))) told.surprising.push(line);
  if (at % 5 !== 0) return;
  const seen = [serve('other', await filesOf(oneOf([before, now])))];
  const accepted = await watch({ source: serve('log', honest), lastSeen, everything: below(2) === 0, others: seen });
  expect(accepted).toMatchObject({ outcome: 'pass', findings: [], checkpoint: { size: now.length } });
}

type Node = (call: { method: string; params: readonly unknown[] }) => Response;
const asked: string[] = [];

/** A node of a chain that has the registry, and this as its newest record. */
function node({ size, root, chainId = 31_337 }: { size: number; root: Uint8Array; chainId?: number }): Node {
  return ({ method, params: [call] }) => {
    if (typeof call === 'object' && call !== null && 'data' in call) asked.push(String(call.data));
    const words = [size.toString(16), Buffer.from(root).toString('hex'), '0c', '6a'].map((it) => it.padStart(64, '0'));
    const results: Record<string, string> = {
      eth_chainId: `0x${chainId.toString(16)}`,
      eth_getCode: checkpointRegistry.deployedBytecode,
      eth_call: `0x${words.join('')}`,
    };
    return Response.json({ jsonrpc: '2.0', id: 1, result: results[method] });
  };
}

describe('K14 a log that is watched', () => {
  test('K14 of 1,000 tampers of every kind, none goes undetected, and all honest growth is accepted', async () => {
    const kinds = Object.keys(tampers);
    const told: Told = { undetected: [], surprising: [] };
    const began = performance.now();
    for (let at = 0; at < TAMPERS; at++) await round(at, kinds[at % kinds.length] ?? '', told);
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    process.stdout.write(
      `  K14: ${TAMPERS} tampers of ${kinds.length} kinds, ${told.undetected.length} undetected; ${TAMPERS / 5} honest growths accepted; ${seconds} s\n`,
    );
    expect(told).toEqual({ undetected: [], surprising: [] });
  }, 600_000);

  test('a log that cannot be reached is not known to be wrong, and not known to be right', async () => {
    const gone = createLogSource('http://localhost:1/log', { allowHttpLocalhost: true });
    expect(await watch({ source: gone })).toMatchObject({ outcome: 'unknown', findings: [{ code: 'unreachable' }] });
    const files = await filesOf(entriesOf(300));
    const source = serve('log', files);
    expect(await watch({ source, others: [gone] })).toMatchObject({
      outcome: 'unknown',
      findings: [{ code: 'unreachable' }],
      checkpoint: { size: 300 },
    });
    // A fault that is proven weighs more than what could not be found out.
    const forked = serve('other', await filesOf(entriesOf(300).with(7, entryOf(7, 1))));
    expect(await watch({ source, others: [gone, forked] })).toMatchObject({ outcome: 'fail' });
  });

  test('what somebody else has recorded of it is compared, with the tiles of the log', async () => {
    const source = serve('log', await filesOf(entriesOf(700)));
    const recorded = (await watch({ source: serve('other', await filesOf(entriesOf(260))) })).checkpoint;
    const root = recorded?.root ?? new Uint8Array();
    const sightings = [{ name: 'a chain', size: 260, root }];
    expect(await watch({ source, sightings })).toMatchObject({ outcome: 'pass' });
    const wrong = [{ name: 'a chain', size: 260, root: new Uint8Array(32).fill(1) }];
    expect(await watch({ source, sightings: wrong })).toMatchObject({ findings: [{ code: 'split-view' }] });
    // More than the log shows: it had more once.
    const ahead = [{ name: 'a chain', size: 900, root }];
    expect(await watch({ source, sightings: ahead })).toMatchObject({ findings: [{ code: 'rolled-back' }] });
  });

  test('K11 what its owner recorded on a chain is compared: by what all nodes say, and by no single one', async () => {
    const anchor = { chainId: 31_337, contract: `0x${'5f'.repeat(20)}`, publisher: `0x${'F3'.repeat(20)}` };
    const recorded = (await watch({ source: serve('other', await filesOf(entriesOf(260))) })).checkpoint;
    const root = recorded?.root ?? new Uint8Array();
    const [honest, behind] = [node({ size: 260, root }), node({ size: 0, root: new Uint8Array(32) })];
    const [liar, elsewhere] = [
      node({ size: 260, root: root.map((byte) => byte ^ 1) }),
      node({ size: 260, root, chainId: 1 }),
    ];
    const ahead = node({ size: 900, root });
    const source = serve('log', await filesOf(entriesOf(700)));
    const seen = async (...nodes: Node[]) => {
      const rpcs = nodes.map((_, at) => `https://node-${at}.example/`);
      const fetch: typeof globalThis.fetch = async (input, init) =>
        (nodes[rpcs.indexOf(String(input))] ?? honest)(JSON.parse(String(init?.body)));
      const { outcome, findings } = await watch({ source, chains: { anchors: [anchor], rpcs, fetch } });
      return [outcome, ...findings.map(({ code }) => code)];
    };
    expect(await seen(honest)).toEqual(['pass']);
    expect(await seen(honest, behind)).toEqual(['pass']);
    expect(await seen(liar)).toEqual(['fail', 'split-view']);
    expect(await seen(ahead, ahead)).toEqual(['fail', 'rolled-back']);
    expect(await seen(honest, liar)).toEqual(['unknown', 'unreachable']);
    expect(await seen(elsewhere)).toEqual(['unknown', 'unreachable']);
    expect(await seen(honest, elsewhere)).toEqual(['pass']);
    // A log that was rewritten, and everything it shows with it: the chain remembers.
    serve('log', await filesOf(entriesOf(700).with(41, entryOf(41, 1))));
    expect(await seen(honest, honest)).toEqual(['fail', 'split-view']);
    expect(asked).toContain(
      `0xf3861c9a${anchor.publisher.slice(2).toLowerCase().padStart(64, '0')}${'40'.padStart(64, '0')}${'f'.padStart(64, '0')}${Buffer.from(ORIGIN).toString('hex').padEnd(64, '0')}`,
    );
  });

  test('the state of another log is not taken for this one’s', async () => {
    const source = serve('log', await filesOf(entriesOf(3)));
    const lastSeen = noteOf(await filesOf(entriesOf(2), await newKey()));
    expect(await watch({ source, lastSeen })).toMatchObject({
      outcome: 'fail',
      findings: [{ code: 'checkpoint-refused' }],
    });
    await expect(monitorLog({ source, verifierKeys: ['x'] })).rejects.toMatchObject({ code: 'log.key-malformed' });
  });

  test('a partial tile that is gone because it became full is found in the full one', async () => {
    const files = await filesOf(entriesOf(512));
    files.set('checkpoint', (await filesOf(entriesOf(500))).get('checkpoint') ?? new Uint8Array());
    const source = serve('log', files);
    // Its upper level is another one by now: a log keeps what belongs to the checkpoint that it shows.
    files.set('tile/1/000.p/1', (files.get('tile/1/000.p/2') ?? new Uint8Array()).subarray(0, 32));
    expect(await verifyLog({ source, verifierKeys: keys() })).toMatchObject({
      outcome: 'pass',
      checkpoint: { size: 500 },
    });
  });

  test('an empty log is a log', async () => {
    const files: Files = new Map([['checkpoint', (await filesOf([])).get('checkpoint') ?? new Uint8Array()]]);
    const report = await watch({ source: serve('log', files) });
    expect(report).toMatchObject({ outcome: 'pass', checkpoint: { size: 0 } });
    const grown = await watch({ source: serve('log', await filesOf(entriesOf(5))), lastSeen: noteOf(files) });
    expect(grown.outcome).toBe('pass');
  });
});
