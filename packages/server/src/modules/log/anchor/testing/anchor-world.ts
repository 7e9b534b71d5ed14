import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { AnchoredCheckpoint, Chain, FailPoints, Signer } from '../../../../ports/index.ts';
import { openDatabase, openPools } from '../../../../storage/index.ts';
import { FakeChain } from '../../../../testing/fake-chain/fake-chain.ts';
import { type FakeRpc, startFakeRpc } from '../../../../testing/fake-chain/fake-rpc.ts';
import { createTestDatabase } from '../../../../testing/test-database.ts';
import type { AnchorDeps, AnchorPolicy } from '../deps.ts';
import { runRound } from '../run-round.ts';
import { viewsOf } from './views.ts';

/** The process was killed: what it had in memory is gone. */
export class Killed extends Error {}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const origin = 'world.example/log';

interface WorldOptions {
  signer: Signer;
  open: (urls: readonly string[]) => Chain;
  endpoints?: number;
  policy?: Partial<AnchorPolicy>;
}

/** A log that grows when told, a chain of blocks made when told, and anchoring between the two over a database of its own. */
export async function createAnchorWorld({ signer, open, endpoints = 1, policy = {} }: WorldOptions) {
  const { url, drop } = await createTestDatabase();
  const pools = openPools({ databaseUrl: url, log: silent, size: 3 });
  const clock = { now: new Date('2026-06-01T10:00:00Z') };
  const database = openDatabase({ pools, clock: () => new Date(clock.now) });
  const fake = new FakeChain();
  const rpcs: FakeRpc[] = [];
  for (let count = 0; count < endpoints; count += 1) rpcs.push(await startFakeRpc(fake));
  const { failPoints, killAt } = createKiller();
  const log = { checkpoint: undefined as AnchoredCheckpoint | undefined };
  const chain = open(rpcs.map((rpc) => rpc.url));
  const deps = depsOf({ database, clock, failPoints, signer, chain, policy, log });
  const views = viewsOf(database);
  const world = {
    deps,
    fake,
    rpcs,
    clock,
    origin,
    /** The log has grown to so many entries. */
    grow(size: number): AnchoredCheckpoint {
      log.checkpoint = { origin, size, root: `0x${randomBytes(32).toString('hex')}` };
      return log.checkpoint;
    },
    /** One look, as the worker takes it. With a point, the process is killed there. */
    async round(point = ''): Promise<void> {
      killAt.point = point;
      try {
        await runRound(deps);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      } finally {
        killAt.point = '';
      }
    },
    /** Blocks come, with a look after each. */
    async blocks(count: number): Promise<void> {
      for (let made = 0; made < count; made += 1) {
        fake.mine();
        clock.now = new Date(clock.now.getTime() + 12_000);
        await world.round();
      }
    },
    /** The contract is made, and the publisher has money. */
    async settle(): Promise<void> {
      await world.round();
      fake.setBalance(await views.publisher(), 10n ** 20n);
      await world.blocks(2);
      // The contract lies deeper than any reorganisation of these tests goes.
      fake.mine(80);
    },
    ...views,
    /** Roots that the chain has of our log, by size, as its blocks tell. */
    recorded: () =>
      fake.blocks.flatMap(({ receipts }) =>
        receipts.flatMap(({ published }) =>
          published ? [{ size: Number(published.size), root: published.root }] : [],
        ),
      ),
    /** A statement that the application itself may not make. */
    async asOwner(statement: string): Promise<void> {
      const owner = new pg.Client({ connectionString: url, options: '-c laurel.system=on' });
      await owner.connect();
      await owner.query(statement).finally(() => owner.end());
    },
    async close(): Promise<void> {
      await Promise.all(rpcs.map((rpc) => rpc.close()));
      await pools.close();
      await drop();
    },
  };
  return world;
}

/** A world of one log and one chain. */
export type AnchorWorld = Awaited<ReturnType<typeof createAnchorWorld>>;

/** A thousand million wei. */
export const gwei = 1_000_000_000n;

function depsOf(
  input: Pick<AnchorDeps, 'database' | 'failPoints' | 'signer' | 'chain'> & {
    clock: { now: Date };
    policy: Partial<AnchorPolicy>;
    log: { checkpoint: AnchoredCheckpoint | undefined };
  },
): AnchorDeps {
  const { clock, policy, log, ...given } = input;
  return {
    ...given,
    clock: () => new Date(clock.now),
    randomness: { bytes: (size) => randomBytes(size), uuid: () => randomUUID() },
    log: silent,
    policy: { confirmations: 12, maxFeePerGas: 100n * gwei, intervalSeconds: 0, ...policy },
    newestCheckpoint: async () => log.checkpoint,
    issuer: { readSecuredForms: async () => [] },
  };
}

/** Kills whoever comes to a point. */
function createKiller(): { failPoints: FailPoints; killAt: { point: string } } {
  const killAt = { point: '' };
  const reach = (point: string) => {
    if (point === killAt.point) throw new Killed(point);
  };
  return { killAt, failPoints: { reach } };
}
