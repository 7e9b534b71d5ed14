import type { Clock } from '../ports/index.ts';
import { Refusal } from '../refusal.ts';
import type { Pools } from './pools.ts';

/** An answer that was given. */
export interface KeptAnswer {
  status: number;
  answer: string;
}

/** Whose request it is: the key is a caller's own word. */
export interface RequestKey {
  owner: string;
  endpoint: string;
  key: string;
}

/** Remembers the answers of requests that carry an Idempotency-Key. */
export interface IdempotencyStore {
  /**
   * Claims a key before the work. Answers what was answered the first time, or undefined when the work is to be done.
   *
   * @throws Refusal `idempotency-conflict` for the key of another request, `still-working` while the first is running
   */
  claim(request: RequestKey, requestHash: string): Promise<KeptAnswer | undefined>;
  keep(request: RequestKey, answer: KeptAnswer): Promise<void>;
  /** Gives the key back after a refusal: nothing was done, so it may be tried again. */
  release(request: RequestKey): Promise<void>;
}

interface Row {
  request_hash: string;
  status: number | null;
  answer: string | null;
  created_at: Date;
}

const crashedAfterMilliseconds = 10_000;

/** Keeps the answers in PostgreSQL. */
export function createIdempotencyStore({ pools, clock }: { pools: Pools; clock: Clock }): IdempotencyStore {
  const asSystem = async <T>(
    work: (query: (text: string, values: unknown[]) => Promise<{ rows: Row[] }>) => Promise<T>,
  ) => {
    const client = await pools.app.connect();
    try {
      await client.query("begin; select set_config('laurel.system', 'on', true)");
      const result = await work((text, values) => client.query<Row>(text, values));
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  const where = 'where owner = $1 and endpoint = $2 and key = $3';
  const id = ({ owner, endpoint, key }: RequestKey) => [owner, endpoint, key];

  return {
    claim: (request, requestHash) =>
      asSystem(async (query) => {
        const inserted = await query(
          `insert into storage.idempotency (owner, endpoint, key, request_hash, created_at) values ($1, $2, $3, $4, $5)
           on conflict do nothing returning request_hash, status, answer, created_at`,
          [...id(request), requestHash, clock()],
        );
        if (inserted.rows.length > 0) return undefined;
        const { rows } = await query(`select * from storage.idempotency ${where} for update`, id(request));
        const row = rows[0];
        if (!row) throw new Refusal('still-working', stillWorking);
        const answer = whatWasAnswered(row, requestHash, clock());
        if (!answer) await query(`update storage.idempotency set created_at = $4 ${where}`, [...id(request), clock()]);
        return answer;
      }),
    keep: (request, { status, answer }) =>
      asSystem(async (query) => {
        await query(`update storage.idempotency set status = $4, answer = $5 ${where}`, [
          ...id(request),
          status,
          answer,
        ]);
      }),
    release: (request) =>
      asSystem(async (query) => {
        await query(`delete from storage.idempotency ${where} and status is null`, id(request));
      }),
  };
}

const stillWorking = 'Wait a moment and send it again with the same Idempotency-Key to get its answer.';

function whatWasAnswered(row: Row, requestHash: string, now: Date): KeptAnswer | undefined {
  if (row.request_hash !== requestHash) {
    throw new Refusal('idempotency-conflict', 'Use a new Idempotency-Key for a new request. Nothing was done.');
  }
  if (row.status !== null && row.answer !== null) return { status: row.status, answer: row.answer };
  // A claim this old without an answer is of a process that died; the work itself is safe to do again.
  if (now.getTime() - row.created_at.getTime() > crashedAfterMilliseconds) return undefined;
  throw new Refusal('still-working', stillWorking, { retryAfterSeconds: 1 });
}
