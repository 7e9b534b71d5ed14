import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addCosignatures,
  type CheckpointKey,
  cosignCheckpoint,
  formatSignatures,
  noteVerifierKey,
  parseCheckpoint,
  parseNote,
  toPublicKey,
} from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChainNode } from '../testing/chain-node.ts';
import { PublishedLog, serveFiles } from '../testing/published-log.ts';
import { runLaurel } from '../testing/run-laurel.ts';

/** What others know of a log: the chain that it is recorded on, and witnesses. */
const sample = new PublishedLog();
const served = new Map<string, Uint8Array>();
const nodes: ChainNode[] = [];
let server: Awaited<ReturnType<typeof serveFiles>>;
let folder: string;
let did: string;

const laurel = (...args: string[]) => runLaurel(['log', ...args]);
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  [server, folder] = [await serveFiles(served), await mkdtemp(join(tmpdir(), 'laurel-log-beyond-'))];
  for (let at = 0; at < 3; at++) nodes.push(await ChainNode.start());
  did = `did:web:localhost%3A${server.port}`;
  await publish(await sample.files(300));
  name([{ chainId: 31_337 }]);
});
afterAll(async () => {
  server.stop();
  for (const node of nodes) node.stop();
  await rm(folder, { recursive: true });
});

async function publish(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [file, bytes] of files) served.set(`log/${file}`, bytes);
}

/** The issuer's document, with its places on chains. */
function name(places: readonly { chainId: number }[]): void {
  const [contract, publisher] = [`0x${'5f'.repeat(20)}`, `0x${'f3'.repeat(20)}`];
  const anchors = places.map((place) => ({ ...place, contract, publisher }));
  const serviceEndpoint = { uri: `${server.origin}/log`, verifierKeys: [sample.verifierKey], anchors };
  const document = { id: did, service: [{ id: `${did}#log`, type: 'TransparencyLog', serviceEndpoint }] };
  served.set('.well-known/did.json', new TextEncoder().encode(JSON.stringify(document)));
}

async function rootOf(size: number, altered?: number): Promise<Uint8Array> {
  const files = await sample.files(size, altered);
  return parseCheckpoint(parseNote(files.get('checkpoint') ?? '').text).root;
}

/** What each node says; one that is left out is not named. */
async function rpcs(...answers: readonly ChainNode['answer'][]): Promise<string> {
  for (const [at, answer] of answers.entries()) (nodes[at] ?? unreachable()).answer = answer;
  return nodes
    .slice(0, answers.length)
    .map(({ rpc }) => rpc)
    .join(',');
}
const unreachable = (): never => {
  throw new Error('no such node');
};

describe('K14 laurel log verify --rpc holds the log against what its owner recorded on a chain', () => {
  it('says how much is recorded, and that a development chain is one', async () => {
    const rpc = await rpcs({ size: 260, root: await rootOf(260) });
    const { code, out } = await laurel('verify', '--issuer', did, '--rpc', rpc);
    expect([code, out]).toEqual([0, expect.stringContaining('Every entry, every tile and the signed root fit')]);
    expect(out).toMatch(
      /^ {2}Anchored {2}on the development chain 31337 260 entries are recorded, by localhost:\d+; this proves the mechanism, not permanence$/m,
    );
    const json = await laurel('verify', '--issuer', did, '--rpc', rpc, '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      outcome: 'pass',
      recorded: [{ chainId: 31_337, isDevelopmentChain: true, size: 260 }],
    });
  });

  it('a chain that is none of development is not called one, and one without a record is no fault', async () => {
    name([{ chainId: 11_155_111 }]);
    const rpc = await rpcs({ size: 0, root: new Uint8Array(32), chainId: 11_155_111 });
    const { code, out } = await laurel('verify', '--issuer', did, '--rpc', rpc);
    name([{ chainId: 31_337 }]);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}Anchored {2}on the chain 11155111 nothing of it is recorded yet, by localhost:\d+$/m);
  });

  it('finds another content, and more than the log shows; both commands do', async () => {
    const wrong = [
      [{ size: 260, root: await rootOf(260, 7) }, 'split-view'],
      [{ size: 900, root: new Uint8Array(32).fill(1) }, 'rolled-back'],
    ] as const;
    for (const [answer, code] of wrong) {
      const rpc = await rpcs(answer, answer);
      const verified = await laurel('verify', '--issuer', did, '--rpc', rpc);
      expect(verified).toMatchObject({ code: 1, out: expect.stringContaining(`(${code}: `) });
      const state = ['--state', path(`${code}.json`), '--once'];
      const watched = await laurel('monitor', '--issuer', did, '--rpc', rpc, ...state);
      expect(watched).toMatchObject({ code: 1, out: expect.stringContaining(`(${code}: `) });
    }
  });

  it('K11 is content with more than half of the nodes, and with nothing but their agreement', async () => {
    const honest = { size: 260, root: await rootOf(260) };
    const liar = { size: 260, root: await rootOf(260, 7) };
    const ask = async (list: string, ...more: string[]) => {
      const { code, out } = await laurel('verify', '--issuer', did, '--rpc', list, ...more);
      return [code, /\((unreachable|split-view): /.exec(out)?.[1]];
    };
    const [silent, other] = ['http://localhost:1', 'http://localhost:2'];
    expect(await ask(await rpcs(honest, honest), '--rpc', silent)).toEqual([0, undefined]);
    expect(await ask(`${await rpcs(honest)},${silent}`)).toEqual([2, 'unreachable']);
    expect(await ask(`${silent},${other}`)).toEqual([2, 'unreachable']);
    expect(await ask(await rpcs(honest, honest, liar))).toEqual([2, 'unreachable']);
    // A node of another chain has no say about this one.
    expect(await ask(await rpcs(honest, { ...liar, chainId: 1 }))).toEqual([0, undefined]);
    expect(await ask(await rpcs({ ...honest, chainId: 1 }))).toEqual([2, 'unreachable']);
  });

  it('monitor --rpc tells the same at each round', async () => {
    const rpc = await rpcs({ size: 260, root: await rootOf(260) });
    const watched = await laurel('monitor', '--issuer', did, '--rpc', rpc, '--state', path('state.json'), '--once');
    expect(watched).toMatchObject({
      code: 0,
      out: expect.stringContaining('on the development chain 31337 260 entries'),
    });
  });

  it('refuses nodes where no chain is named, and what is no address', async () => {
    const key = ['--key', sample.verifierKey];
    const refused = [
      [['verify', `${server.origin}/log`, ...key, '--rpc', 'http://localhost:1'], '--rpc needs --issuer'],
      [['verify', '--issuer', did, '--rpc', 'mainnet'], '--rpc takes addresses, not “mainnet”'],
      [['monitor', '--issuer', did, '--state', path('x'), '--rpc', 'ws://localhost:1'], '--rpc takes addresses'],
    ] as const;
    for (const [args, words] of refused) {
      expect(await laurel(...args)).toMatchObject({ code: 64, err: expect.stringContaining(words) });
    }
  });
});

/** Somebody who cosigns. */
function witness(at: string): { key: string; cosign: (note: string) => Promise<string> } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const key: CheckpointKey = {
    name: at,
    publicKey: toPublicKey('Ed25519', Buffer.from(x, 'base64url')),
    sign: async (message) => sign(null, message, privateKey),
  };
  return {
    key: noteVerifierKey({ ...key, type: 'cosignature' }),
    async cosign(note) {
      const { text } = parseNote(note);
      const now = new Date('2026-11-26T08:00:05Z');
      return addCosignatures(note, formatSignatures([await cosignCheckpoint({ text, key, now })]));
    },
  };
}

describe('laurel log and the witnesses that one knows', () => {
  const [one, two] = [witness('witness.example/w1'), witness('witness.example/w2')];
  const cosigned = async (files: Map<string, Uint8Array>, by: typeof one) => {
    const note = await by.cosign(new TextDecoder().decode(files.get('checkpoint')));
    return files.set('checkpoint', new TextEncoder().encode(note));
  };

  it('says how many have cosigned; with fewer than asked it could not be checked', async () => {
    await publish(await cosigned(await sample.files(300), one));
    const place = `${server.origin}/log`;
    const known = ['--key', sample.verifierKey, '--witness', one.key, '--witness', two.key];
    const shown = await laurel('verify', place, ...known, '--quorum', '1');
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/^ {2}Cosigned {2}by 1 of 2 known witnesses$/m);
    const few = await laurel('verify', place, ...known, '--quorum', '2');
    expect(few).toMatchObject({ code: 2, out: expect.stringMatching(/^ {2}\? Too few .*1 of 2 known witnesses\)$/m) });
    const state = ['--state', path('few.json'), '--once'];
    expect(await laurel('monitor', place, ...known, '--quorum', '2', ...state)).toMatchObject({ code: 2 });
  });

  it('reads a policy of C2SP, whose log may stand for the key', async () => {
    await publish(await cosigned(await sample.files(300), one));
    const place = `${server.origin}/log`;
    const lines = (quorum: string) =>
      `log ${sample.verifierKey}\nwitness w1 ${one.key}\nwitness w2 ${two.key}\n${quorum}\n`;
    await writeFile(path('any'), lines('group g any w1 w2\nquorum g'));
    await writeFile(path('all'), lines('group g all w1 w2\nquorum g'));
    await writeFile(path('other'), `log ${new PublishedLog().verifierKey}\nquorum none\n`);
    await writeFile(path('wrong'), 'quorum g\n');
    expect(await laurel('verify', place, '--policy', path('any'))).toMatchObject({ code: 0 });
    expect(await laurel('verify', place, '--policy', path('all'))).toMatchObject({ code: 2 });
    const unlisted = await laurel('verify', '--issuer', did, '--policy', path('other'));
    expect(unlisted).toMatchObject({ code: 2, out: expect.stringContaining('(unlisted-log: ') });
    const refused = [
      [['--policy', path('wrong')], 'line 1'],
      [['--policy', path('nowhere')], 'cannot be read (ENOENT)'],
      [['--policy', path('any'), '--quorum', '1'], 'Leave out --witness and --quorum'],
      [['--key', sample.verifierKey, '--quorum', '1'], '--witness KEY'],
      [['--key', sample.verifierKey, '--witness', one.key, '--quorum', 'all'], 'a whole number'],
      [['--key', sample.verifierKey, '--witness', one.key, '--witness', one.key, '--quorum', '2'], 'the same key'],
    ] as const;
    const answers = await Promise.all(refused.map(([args]) => laurel('verify', place, ...args)));
    for (const [at, [, words]] of refused.entries()) {
      expect(answers[at]).toMatchObject({ code: 64, err: expect.stringContaining(words) });
    }
  });
});
