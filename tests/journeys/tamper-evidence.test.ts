import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LaurelClient, Verdict } from '@laurel/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { runLaurel } from './support/laurel.ts';
import { becomeOperator, type Operator } from './support/operator.ts';
import { foundRiverside, type Riverside, registryOf } from './support/riverside.ts';
import { startInstall } from './support/start-install.ts';

const install = startInstall({ demo: false });

const many = 1_000;
const atOnce = 8;

let school: Riverside;
let client: LaurelClient;
let operator: Operator;

beforeAll(async () => {
  school = await foundRiverside(install.origin);
  client = await registryOf(school, install.origin);
  operator = await becomeOperator(install.stack.databaseUrl, install.dataDirectory);
});

afterAll(() => operator?.end());

async function issue(from: number, to: number): Promise<string[]> {
  const { params, achievementId } = school;
  const ids: string[] = [];
  let next = from;
  const work = async () => {
    while (next < to) {
      const number = next++;
      const recipient = { name: `Holder ${number}`, email: `holder-${number}@mail.example` };
      const body = { achievementId, recipient };
      const issued = await client.issueCredential({ params, body, idempotencyKey: `n-${number}` });
      ids.push(issued.id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return ids;
}

/** The log once all that was issued is under a checkpoint. */
function logged(size: number) {
  return eventually(
    `${size} entries on the log`,
    async () => {
      const log = await client.getLog();
      return log.waiting === 0 && log.size >= size ? log : undefined;
    },
    60,
  );
}

let ids: string[];
let earlier: string;

describe('a thousand credentials are recorded', () => {
  test('each once, in order, under a checkpoint within seconds', async () => {
    ids = await issue(0, 100);
    await logged(100);
    earlier = await copyLog('earlier');
    expect(await monitor(`${install.origin}/log`)).toMatchObject({ code: 0 });
    ids.push(...(await issue(100, many)));
    expect(await logged(many)).toMatchObject({ size: many });
    const rows = await operator.query('select credential_id as id from log.entry order by index');
    expect(rows).toHaveLength(many);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids));
  }, 300_000);

  test('one transaction on the chain covers them all, on a chain that is called what it is', async () => {
    const { anchor } = await eventually(
      'the anchor',
      async () => {
        const log = await client.getLog();
        return log.anchor?.size === many ? log : undefined;
      },
      120,
    );
    expect(anchor).toMatchObject({ size: many, isDevelopmentChain: true });
  }, 150_000);

  test('anybody verifies the whole log, and that it only grew', async () => {
    const verified = await runLaurel(['log', 'verify', `${install.origin}/log`, '--key', await keyOfLog()]);
    expect(verified).toMatchObject({ code: 0 });
    expect(await monitor(`${install.origin}/log`)).toMatchObject({ code: 0 });
  }, 120_000);
});

describe('a downloaded badge', () => {
  let badge: string;
  const kept = () => path.join(install.folder, 'kept');

  test('is valid, in the log and anchored, asking the issuer and the chain', async () => {
    const [credentialId = ''] = ids;
    const png = await client.getCredentialBadgePng({ params: { credentialId } });
    badge = path.join(install.folder, 'badge.png');
    await writeFile(badge, await png.bytes());
    const verdict = await verify(badge, '--rpc', String(install.stack.chainUrl), '--keep', kept());
    expect(verdict).toMatchObject({
      outcome: 'valid',
      record: { log: { outcome: 'pass' }, anchor: { outcome: 'pass' }, isDevelopmentChain: true },
    });
  }, 60_000);

  test('says the same with the server stopped: the receipt is in the picture', async () => {
    await install.stack.server.stop();
    try {
      const verdict = await verify(badge, '--rpc', String(install.stack.chainUrl), '--documents', kept());
      expect(verdict).toMatchObject({
        signature: 'pass',
        record: { log: { outcome: 'pass' }, anchor: { outcome: 'pass' } },
      });
      const withoutChain = await verify(badge, '--offline', '--documents', kept());
      expect(withoutChain).toMatchObject({ signature: 'pass', record: { log: { outcome: 'pass' } } });
      expect(withoutChain.record?.anchor.outcome).toBe('unknown');
    } finally {
      await install.stack.server.restart();
    }
  }, 60_000);
});

describe('whoever has the database, the disk and the key cannot change what was recorded unseen', () => {
  test('an entry altered in the database is noticed by the install itself', async () => {
    const [row] = await operator.query('select salt from log.entry where index = 41');
    const set = (salt: unknown) =>
      operator.alter('log.entry', 'update log.entry set salt = $1 where index = 41', [salt]);
    await set(Buffer.alloc(16, 7));
    await noticed({ kind: 'entry-altered', subject: 'entry:41' });
    await set(row?.salt);
  }, 120_000);

  test('so is a credential', async () => {
    const [credentialId] = ids;
    const [row] = await operator.query('select secured from issuer.credential where id = $1', [credentialId]);
    const set = (secured: string) =>
      operator.alter('issuer.credential', 'update issuer.credential set secured = $1 where id = $2', [
        secured,
        credentialId,
      ]);
    const secured = String(row?.secured);
    await set(secured.replace('Endurance', 'Surgery'));
    await noticed({ kind: 'credential-altered', subject: `credential:${credentialId}` });
    await set(secured);
  }, 120_000);

  test('a leaf altered in the files is seen by whoever reads them', async () => {
    const altered = await copyLog('altered');
    const file = path.join(altered, 'tile', 'entries', '001');
    const bundle = await readFile(file);
    bundle[40] = (bundle[40] ?? 0) ^ 1;
    await writeFile(file, bundle);
    const { code, stdout } = await runLaurel(['log', 'verify', altered, '--key', await keyOfLog()]);
    expect({ code, stdout }).toMatchObject({ code: 1 });
  }, 60_000);

  test('a checkpoint rolled back is seen by whoever looked before', async () => {
    expect(await monitor(earlier)).toMatchObject({ code: 1 });
  }, 60_000);

  test('so is a fork, though it is signed with the key of the log', async () => {
    const forked = await copyLog('forked');
    const { origin, size } = await client.getLog();
    const note = await operator.signCheckpoint({ origin, size, root: new Uint8Array(32).fill(9) });
    await writeFile(path.join(forked, 'checkpoint'), note);
    expect(await monitor(forked)).toMatchObject({ code: 1 });
    const both = await monitor(`${install.origin}/log`, '--against', forked);
    expect(both).toMatchObject({ code: 1 });
  }, 60_000);

  test('and the log that nobody touched is still the one that was seen', async () => {
    expect(await monitor(`${install.origin}/log`)).toMatchObject({ code: 0 });
  }, 60_000);
});

async function keyOfLog(): Promise<string> {
  const { verifierKeys } = await client.getLog();
  return verifierKeys[0] ?? '';
}

/** One round of somebody who keeps what was seen last. */
async function monitor(place: string, ...more: string[]) {
  const state = path.join(install.folder, 'seen.json');
  return runLaurel(['log', 'monitor', place, '--key', await keyOfLog(), '--state', state, '--once', ...more]);
}

/** A copy of the log's files as they are now. */
async function copyLog(name: string): Promise<string> {
  const copy = path.join(install.folder, name);
  await cp(path.join(install.dataDirectory, 'log'), copy, { recursive: true });
  return copy;
}

async function verify(file: string, ...more: string[]): Promise<Verdict> {
  const { stdout, stderr } = await runLaurel(['verify', file, '--json', ...more]);
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`no verdict: ${stderr}`);
  }
}

/** Has the install check itself, as it does at every start, until it has found this. */
async function noticed(what: { kind: string; subject: string }): Promise<void> {
  await install.stack.worker.restart();
  await eventually(
    `${what.kind} of ${what.subject}`,
    async () => {
      const { items } = await school.owner.client.listLogFindings({ params: school.params });
      return items.some(({ kind, subject }) => kind === what.kind && subject === what.subject);
    },
    60,
  );
  expect(await client.getHealth()).toMatchObject({ state: 'limited' });
}
