import assert from 'node:assert/strict';
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Clock } from '../ports/index.ts';
import type { Pools } from './pools.ts';

/** Who did it, for the audit log. */
export type Actor =
  | { kind: 'person'; id: string }
  | { kind: 'api-key'; id: string }
  | { kind: 'system'; id: string }
  | { kind: 'anonymous' };

/**
 * In whose name a transaction runs. Row-level security lets it see and write what belongs to this organisation and this
 * person, whatever the query asks for; `system` sees all organisations and is for the worker and for looking up keys.
 */
export interface Scope {
  actor: Actor;
  organisationId?: string | undefined;
  personId?: string | undefined;
  system?: true | undefined;
}

/** The scope of a background task. */
export function systemScope(task: string): Scope {
  return { actor: { kind: 'system', id: task }, system: true };
}

/** A transaction, for stores. */
export type Tx = Transaction<unknown>;

/** An audit line: what was done to what; the who and when are added. */
export interface AuditLine {
  action: string;
  subject: string;
  detail?: Record<string, unknown>;
  organisationId?: string;
  personId?: string;
}

/** A write: one transaction with its audit line, its events and its jobs inside. */
export interface WriteUnit {
  tx: Tx;
  now: Date;
  audit(line: AuditLine): Promise<void>;
  /** Tells every subscriber once this transaction is committed, at least once. */
  emit(event: { name: string; organisationId?: string | undefined; payload: Record<string, unknown> }): Promise<void>;
  /** Has the worker do a task once this transaction is committed; the same key is queued once. */
  enqueue(job: { task: string; payload: Record<string, unknown>; key?: string; runAt?: Date }): Promise<void>;
}

/** The database, by transactions in somebody's name. */
export interface Database {
  /** A read-only transaction. */
  read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction that writes; without an audit line it is a fault of ours and is rolled back. */
  write<T>(scope: Scope, work: (unit: WriteUnit) => Promise<T>): Promise<T>;
  /** Resolves when the database answers. */
  check(): Promise<void>;
}

/** Opens the database for the application role. */
export function openDatabase({ pools, clock }: { pools: Pools; clock: Clock }): Database {
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: pools.app }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    read: (scope, work) =>
      kysely
        .transaction()
        .setAccessMode('read only')
        .execute(async (tx) => {
          await enter(tx, scope);
          return work(tx);
        }),
    write: (scope, work) =>
      kysely.transaction().execute(async (tx) => {
        await enter(tx, scope);
        let audited = 0;
        const unit = writeUnit(tx, scope, clock(), () => audited++);
        const result = await work(unit);
        assert(audited > 0, 'a write without an audit line');
        return result;
      }),
    async check() {
      await sql`select 1`.execute(kysely);
    },
  };
}

async function enter(tx: Tx, scope: Scope): Promise<void> {
  await sql`select
    set_config('laurel.organisation', ${scope.organisationId ?? ''}, true),
    set_config('laurel.person', ${scope.personId ?? ''}, true),
    set_config('laurel.system', ${scope.system ? 'on' : ''}, true)`.execute(tx);
}

function writeUnit(tx: Tx, scope: Scope, now: Date, onAudit: () => void): WriteUnit {
  const enqueue: WriteUnit['enqueue'] = async ({ task, payload, key, runAt }) => {
    await sql`select storage.enqueue(${task}, ${JSON.stringify(payload)}::json, ${key ?? null}, ${runAt ?? null})`.execute(
      tx,
    );
  };
  return {
    tx,
    now,
    enqueue,
    async audit({ action, subject, detail = {}, organisationId, personId }) {
      onAudit();
      const actorId = 'id' in scope.actor ? scope.actor.id : null;
      await sql`insert into storage.audit (at, organisation_id, person_id, actor_kind, actor_id, action, subject, detail)
        values (${now}, ${organisationId ?? scope.organisationId ?? null}, ${personId ?? scope.personId ?? null},
          ${scope.actor.kind}, ${actorId}, ${action}, ${subject}, ${JSON.stringify(detail)}::jsonb)`.execute(tx);
    },
    async emit({ name, organisationId, payload }) {
      const { rows } = await sql<{ id: number }>`insert into storage.event (at, name, organisation_id, payload)
        values (${now}, ${name}, ${organisationId ?? scope.organisationId ?? null}, ${JSON.stringify(payload)}::jsonb)
        returning id`.execute(tx);
      const id = rows[0]?.id;
      assert(id !== undefined);
      await enqueue({ task: 'dispatch-event', payload: { eventId: id }, key: `event:${id}` });
    },
  };
}
