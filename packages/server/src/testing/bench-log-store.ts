// How fast the log's part of the server appends into a real database, gives receipts out of it, and looks at all of it: run by
// `npm run bench:log:store`, which starts the database. What is issued is made up on the way: the issuer has no part in it.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { sql } from 'kysely';
import { createDiskFolder } from '../adapters/disk-folder.ts';
import { createLocalSigner } from '../adapters/local-signer.ts';
import type { SecuredForms } from '../modules/issuer/index.ts';
import { createLogModule, type LogModule } from '../modules/log/index.ts';
import type { Log } from '../ports/index.ts';
import { type Database, openDatabase, openPools, systemScope } from '../storage/index.ts';

const [databaseUrl = '', size = '1000000'] = process.argv.slice(2);
const wanted = Number(size);
const fewer = 200_000;
const trial = 20_000;
const mostMinutes = 10;
const receipts = 2_000;
const scope = systemScope('bench');
const origin = 'http://localhost:3000';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const count = (value: number) => Math.round(value).toLocaleString('en');
const mebibytes = (bytes: number) => `${count(bytes / 2 ** 20)} MiB`;

const talking: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (_, message) => say(message),
  error: (_, message) => say(message),
};

/** As long as a credential with a proof and a token are. */
const filler = randomBytes(700).toString('base64url');
const header = Buffer.from('{"alg":"EdDSA"}').toString('base64url');
const signature = randomBytes(64).toString('base64url');
function formsOf(credentialId: string): SecuredForms {
  const id = `${origin}/credentials/${credentialId}`;
  const secured = JSON.stringify({ id, type: ['VerifiableCredential'], name: 'Knots and Splices', filler });
  return {
    credentialId,
    organisationId: '00000000-0000-4000-8000-000000000001',
    secured,
    securedJwt: `${header}.${Buffer.from(secured).toString('base64url')}.${signature}`,
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

/** Has so many more wait, in whatever order their ids come. */
const fill = (database: Database, entries: number) =>
  database.write(scope, async ({ tx, now, audit }) => {
    await sql`insert into log.waiting (credential_id, noted_at)
      select gen_random_uuid(), ${now} from generate_series(1, ${entries}::int)`.execute(tx);
    await audit({ action: 'bench.filled', subject: 'log', detail: { entries } });
  });

const once = { attempt: 1, isLast: true };
const countOf = async (database: Database, table: 'entry' | 'checkpoint') =>
  database.read(scope, async (tx) => {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from log.${sql.raw(table)}`.execute(tx);
    return rows[0]?.rows ?? 0;
  });

/** Appends all that waits while checkpoints are signed at their pace, and then what is left. */
async function appendAll(log: LogModule, database: Database): Promise<void> {
  const job = async (name: string) => log.jobs?.[name]?.({}, once);
  let isAppending = true;
  const signing = (async () => {
    while (isAppending) {
      await job('publish-checkpoint');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  })();
  await job('append-to-log');
  isAppending = false;
  await signing;
  const entries = await countOf(database, 'entry');
  while (((await log.newestCheckpoint())?.size ?? 0) < entries) await job('publish-checkpoint');
}

async function checkAll(log: LogModule, database: Database): Promise<void> {
  const isUnderWay = () =>
    database.read(scope, async (tx) => {
      const { rows } = await sql`select from log.progress
        where name = 'check' and (state ->> 'position')::int < (state ->> 'size')::int`.execute(tx);
      return rows.length > 0;
    });
  do await log.jobs?.['check-log']?.({}, once);
  while (await isUnderWay());
  await log.check();
}

async function giveReceipts(log: LogModule, database: Database, atOnce: number): Promise<number> {
  const ids = await database.read(scope, async (tx) => {
    const { rows } = await sql<{ id: string }>`select credential_id as id from log.entry
      order by credential_id limit ${receipts}`.execute(tx);
    return rows.map(({ id }) => id);
  });
  const taken = await seconds(async () => {
    const queue = ids.values();
    const give = async () => {
      for (const id of queue) if (!(await log.receiptOf(id))) throw new Error(`no receipt of ${id}`);
    };
    await Promise.all(Array.from({ length: atOnce }, give));
  });
  return ids.length / taken;
}

function openLog(database: Database, folder: string): LogModule {
  const keyEncryptionKey = randomBytes(32);
  return createLogModule({
    database,
    clock: () => new Date(),
    randomness: { bytes: (size) => randomBytes(size), uuid: () => randomUUID() },
    log: talking,
    signer: createLocalSigner({ keyEncryptionKeys: async () => [keyEncryptionKey] }),
    failPoints: { reach: () => undefined },
    origin,
    folder: createDiskFolder({ directory: folder }),
    fetcher: { post: async () => ({ ok: false, reasonCode: 'retrieval.refused', detail: 'nobody is asked' }) },
    witnesses: [],
    issuer: { readSecuredForms: async (_, ids) => ids.map(formsOf), listSigned: async () => [] },
    anchorCovering: async () => undefined,
    newestAnchor: async () => undefined,
    anchoredPlaces: async () => [],
  });
}

async function main(folder: string): Promise<void> {
  const pools = openPools({ databaseUrl, log: talking });
  const database = openDatabase({ pools, clock: () => new Date() });
  const log = openLog(database, folder);
  await fill(database, trial);
  const tried = await seconds(() => appendAll(log, database));
  const perEntry = tried / trial;
  // Looking at all takes about as long as appending it.
  const entries = perEntry * wanted * 2 > mostMinutes * 60 ? Math.min(wanted, fewer) : wanted;
  if (entries < wanted)
    say(`  ${count(wanted)} entries would take longer than ${mostMinutes} minutes here: ${count(entries)} instead.`);
  await fill(database, Math.max(0, entries - trial));
  const appended = tried + (await seconds(() => appendAll(log, database)));
  const checkpoints = await countOf(database, 'checkpoint');
  const rate = `${count(entries / appended)} a second`;
  say(
    `  appended    ${count(entries)} in ${appended.toFixed(0)} s, ${rate}, under ${count(checkpoints)} signed checkpoints`,
  );
  const [alone, together] = [await giveReceipts(log, database, 1), await giveReceipts(log, database, 8)];
  say(`  receipts    ${count(alone)} a second one after the other, ${count(together)} with eight at once`);
  const checked = await seconds(() => checkAll(log, database));
  say(`  looked at   all in ${checked.toFixed(0)} s, ${count(entries / checked)} entries a second`);
  say(`  memory      ${mebibytes(process.resourceUsage().maxRSS * 1_024)} at its most`);
  await pools.close();
}

const folder = await mkdtemp(path.join(tmpdir(), 'laurel-bench-store-'));
await main(folder).finally(() => rm(folder, { recursive: true, force: true }));
