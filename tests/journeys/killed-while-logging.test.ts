import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createTree, hashLeaf, openCheckpoint, parseEntryBundle, TILE_WIDTH, tilePath } from '@laurel/credential';
import type { LaurelClient } from '@laurel/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPublications } from './support/chain-publications.ts';
import { eventually } from './support/eventually.ts';
import { becomeOperator, type Operator } from './support/operator.ts';
import { foundRiverside, type Riverside, registryOf } from './support/riverside.ts';
import { startInstall } from './support/start-install.ts';

const install = startInstall({ demo: false, supervise: false, pages: false });

/** Every step from a credential that is issued to its anchor that counts, at which the worker can die, in order. */
const steps = [
  'log.appending',
  'log.appended',
  'log.signed',
  'log.tiled',
  'log.published',
  'log.recorded',
  'anchor.signed',
  'anchor.recorded',
  'anchor.sent',
  'anchor.seen',
  'anchor.noted',
] as const;

let client: LaurelClient;
let operator: Operator;
let school: Riverside;
const issued: string[] = [];
/** Every note that was ever found published when the worker was dead. */
const published: string[] = [];

beforeAll(async () => {
  school = await foundRiverside(install.origin);
  client = await registryOf(school, install.origin);
  operator = await becomeOperator(install.stack.databaseUrl, install.dataDirectory);
  await issue('first');
  await settled();
});

afterAll(() => operator?.end());

async function issue(key: string): Promise<void> {
  const { params, achievementId } = school;
  const body = { achievementId, recipient: { name: `Holder ${key}`, email: `${key}@mail.example` } };
  const { id } = await client.issueCredential({ params, body, idempotencyKey: key });
  issued.push(id);
}

/** All that was issued is on the log, and its tree on the chain. */
function settled() {
  return eventually(
    'everything logged and anchored',
    async () => {
      const { size, waiting, anchor } = await client.getLog();
      return waiting === 0 && size === issued.length && anchor?.size === size;
    },
    60,
  );
}

/** Has the worker die at a step; it may come to it before it has said that it is ready. */
async function dieAt(step: string): Promise<void> {
  await install.stack.worker
    .restart({ LAUREL_FAIL_POINT: step })
    .catch((error: unknown) => expect(String(error)).toContain('SIGKILL'));
  await issue(step.replace('.', '-'));
  await eventually(`the death at ${step}`, async () => install.stack.worker.pid === undefined, 60);
}

/** What the folder of the log holds, as any web server would serve it. */
const inFolder = (name: string) => readFile(path.join(install.dataDirectory, 'log', name));

async function publicTree(): Promise<{ rootAt: Map<number, string>; entries: number }> {
  const { size } = await client.getLog();
  const tree = createTree();
  const rootAt = new Map<number, string>();
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    for (const entry of parseEntryBundle(await inFolder(tilePath({ level: 'entries', index, width })))) {
      tree.append(hashLeaf(entry));
      rootAt.set(tree.size, Buffer.from(tree.root()).toString('hex'));
    }
  }
  return { rootAt, entries: tree.size };
}

describe.each(steps)('K06 the worker is killed at %s', (step) => {
  test('K06 its death leaves a published checkpoint that the log’s own key signed', async () => {
    await dieAt(step);
    const note = (await inFolder('checkpoint')).toString('utf8');
    const { verifierKeys } = await client.getLog();
    expect(await openCheckpoint({ note, verifierKeys })).toMatchObject({ size: expect.any(Number) });
    published.push(note);
  });
});

describe('K06 started again, after all that', () => {
  beforeAll(async () => {
    await install.stack.worker.restart({});
    await settled();
  });

  test('every issued credential is on the log exactly once', async () => {
    const rows = await operator.query('select index, credential_id as id from log.entry order by index');
    expect(rows.map(({ id }) => id).sort()).toEqual([...issued].sort());
    expect(rows.map(({ index }) => Number(index))).toEqual(issued.map((_, at) => at));
  });

  test('no checkpoint that was ever published was taken back: no fork, and no second root', async () => {
    const { verifierKeys } = await client.getLog();
    const { rootAt, entries } = await publicTree();
    expect(entries).toBe(issued.length);
    const rows = await operator.query('select size, root, note from log.checkpoint order by size');
    for (const { size, root } of rows)
      expect((root as Buffer).toString('hex'), `size ${size}`).toBe(rootAt.get(Number(size)));
    expect(published).toHaveLength(steps.length);
    for (const note of published) {
      const { size, root } = await openCheckpoint({ note, verifierKeys });
      expect(Buffer.from(root).toString('hex')).toBe(rootAt.get(size));
      expect(rows.find((row) => Number(row.size) === size)?.note).toBe(note);
    }
  });

  test('a checkpoint is on the chain at most once, with its root, and no nonce was left out', async () => {
    const [chain] = await operator.query('select contract, publisher from anchor.chain');
    const place = { contract: String(chain?.contract), publisher: String(chain?.publisher) };
    const { publications, transactions } = await readPublications(String(install.stack.chainUrl), place);
    const checkpoints = await operator.query(`select size, '0x' || encode(root, 'hex') as root from log.checkpoint`);
    const roots = new Map(checkpoints.map(({ size, root }) => [Number(size), root]));
    for (const { size, root } of publications) expect([size, root]).toEqual([size, roots.get(size)]);
    const sizes = publications.map(({ size }) => size);
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
    expect(sizes.at(-1)).toBe(issued.length);
    const anchors = await operator.query(`select size from anchor.anchor where state = 'confirmed' order by size`);
    expect(anchors.map(({ size }) => Number(size))).toEqual(sizes);
    const nonces = await operator.query('select distinct nonce from anchor.attempt order by nonce');
    expect(nonces.map(({ nonce }) => Number(nonce))).toEqual(Array.from({ length: transactions }, (_, at) => at));
  });

  test('the install says that all is well', async () => {
    const { parts } = await client.getHealth();
    expect([parts.log, parts.chain]).toEqual([{ state: 'ok' }, { state: 'ok' }]);
  });
});
