import { endpoints } from '@laurel/api';
import {
  createTree,
  hashLeaf,
  type OpenedCheckpoint,
  openCheckpoint,
  parseEntryBundle,
  parseReceipt,
  type Receipt,
  receiptUrl,
  TILE_WIDTH,
  tilePath,
} from '@laurel/credential';
import pg from 'pg';
import { expect, vi } from 'vitest';
import { callApi, createOrganisationFor, createSignedInPerson, type TestPerson } from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';

/** Long: machines are shared. */
const patience = { timeout: 50_000, interval: 100 };

/** An organisation that issues, and the log as anybody sees it. A worker is the test's own to start. */
export interface LogWorld extends PublicLog {
  testApp: TestApp;
  owner: TestPerson;
  organisationId: string;
  /** Issues, and gives the id; asks again, as any program does, where the server had too much to do. */
  issue(recipient?: { name: string; email: string }): Promise<string>;
  read(path: string, as?: { cookie: string }): Promise<Response>;
  documentOf(credentialId: string): Promise<string>;
  /** Asks the database past row-level security. */
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Does to the database what only somebody with its owner's password can: no trigger is in the way. */
  tamper(text: string, values?: unknown[]): Promise<void>;
}

/** The log as anybody sees it. */
interface PublicLog {
  /** Waits until the newest checkpoint covers so many entries and nothing waits. */
  reach(size: number): Promise<void>;
  checkpoint(): Promise<OpenedCheckpoint>;
  /** The entries as the public bundles have them, once their tree was compared with the checkpoint. */
  publicEntries(): Promise<Uint8Array[]>;
  receiptOf(credentialId: string): Promise<{ receipt: Receipt; verifierKeys: string[] }>;
}

const sample = { name: 'Knots and Splices', description: 'Ties knots.', criteria: 'Tie twelve knots from memory.' };

/** Starts the world. */
export async function startLogWorld(options: Parameters<typeof startTestApp>[0] = {}): Promise<LogWorld> {
  const testApp = await startTestApp(options);
  const owner = await createSignedInPerson(testApp);
  const place = { name: 'Harbour School', slug: 'harbour' };
  const { id: organisationId } = await createOrganisationFor(testApp, owner, place);
  const params = { organisationId };
  const { body: achievement } = await callApi(testApp, endpoints.createAchievement, {
    as: owner,
    params,
    body: sample,
  });
  const read = (path: string, as?: { cookie: string }) =>
    testApp.app.fetch(new Request(testApp.origin + path, as ? { headers: { cookie: as.cookie } } : {}));
  let issued = 0;
  return {
    testApp,
    owner,
    organisationId,
    read,
    documentOf: async (credentialId) => (await read(`/api/v1/credentials/${credentialId}/document`, owner)).text(),
    async issue(recipient) {
      issued += 1;
      testApp.clock.now = new Date(testApp.clock.now.getTime() + 1);
      const headers = { 'idempotency-key': `issue-${issued}` };
      const holder = recipient ?? { name: 'Samir Haddad', email: `holder-${issued}@mail.example` };
      const body = { achievementId: achievement.id, recipient: holder };
      return vi.waitFor(async () => {
        const answer = await callApi(testApp, endpoints.issueCredential, { as: owner, params, body, headers });
        expect(answer.status).toBe(201);
        return answer.body.id;
      }, patience);
    },
    ...databaseOf(testApp),
    ...publicLog(testApp, read),
  };
}

function databaseOf({ databaseUrl }: TestApp): Pick<LogWorld, 'query' | 'tamper'> {
  const asOwner = async <T>(work: (client: pg.Client) => Promise<T>) => {
    const client = new pg.Client({ connectionString: databaseUrl, options: '-c laurel.system=on' });
    await client.connect();
    return work(client).finally(() => client.end());
  };
  return {
    query: <Row extends object>(text: string, values: unknown[] = []) =>
      asOwner(async (client) => (await client.query<Row>(text, values)).rows),
    tamper: (text, values = []) =>
      asOwner(async (client) => {
        const [, table] = /^(?:update|insert into|delete from) (\w+\.\w+)/.exec(text) ?? [];
        await client.query(`begin; alter table ${table} disable trigger user`);
        const { rowCount } = await client.query(text, values);
        await client.query(`alter table ${table} enable trigger user; commit`);
        expect(rowCount, text).toBeGreaterThan(0);
      }),
  };
}

function publicLog(testApp: TestApp, read: LogWorld['read']): PublicLog {
  const log = async () => (await callApi(testApp, endpoints.getLog)).body;
  const bytesOf = async (path: string) => {
    const response = await read(`/log/${path}`);
    expect([path, response.status]).toEqual([path, 200]);
    return new Uint8Array(await response.arrayBuffer());
  };
  const checkpoint = async () =>
    openCheckpoint({ note: await bytesOf('checkpoint'), verifierKeys: (await log()).verifierKeys });
  return {
    checkpoint,
    async reach(size) {
      await vi.waitFor(async () => expect(await log()).toMatchObject({ size, waiting: 0 }), patience);
    },
    async publicEntries() {
      const { size, root } = await checkpoint();
      const tree = createTree();
      const entries: Uint8Array[] = [];
      for (let index = 0; index * TILE_WIDTH < size; index++) {
        const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
        entries.push(...parseEntryBundle(await bytesOf(tilePath({ level: 'entries', index, width }))));
      }
      for (const entry of entries) tree.append(hashLeaf(entry));
      expect({ size: tree.size, root: tree.root() }).toEqual({ size, root });
      return entries;
    },
    async receiptOf(credentialId) {
      const { verifierKeys, uri } = await log();
      const { pathname } = new URL(receiptUrl(uri, `${testApp.origin}/credentials/${credentialId}`));
      return { receipt: parseReceipt(await bytesOf(pathname.replace('/log/', ''))), verifierKeys };
    },
  };
}
