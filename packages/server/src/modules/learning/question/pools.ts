import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { requireOwnQuestions } from './own-question.ts';
import { insertPool, listPoolRows, type PoolRow, renamePool, selectPool, setPoolQuestions } from './pool-store.ts';

type Pool = AnswerOf<typeof endpoints.changePool>;

interface Place {
  scope: Scope;
  organisationId: string;
}

/** The pools of the organisation by name. */
export async function listPools(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, organisationId }: Place,
): Promise<{ items: Pool[] }> {
  return { items: (await database.read(scope, (tx) => listPoolRows(tx, organisationId))).map(present) };
}

/** Makes a pool for exams to draw from. */
export async function createPool(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  { scope, organisationId, body }: Place & { body: BodyOf<typeof endpoints.createPool> },
): Promise<Pool> {
  const id = randomness.uuid();
  return database.write(scope, async (unit) => {
    await insertPool(unit.tx, { id, organisationId, name: body.name, examOriginId: null, now: unit.now });
    await unit.audit({ action: 'pool.created', subject: `pool:${id}`, detail: { name: body.name } });
    return present(await readPool(unit.tx, { id, organisationId }));
  });
}

/** Renames a pool, or replaces its questions; what a published exam asks stays as it was. */
export async function changePool(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, organisationId, poolId: id, body }: Place & { poolId: string; body: BodyOf<typeof endpoints.changePool> },
): Promise<Pool> {
  const { name, questionIds } = body;
  return database.write(scope, async (unit) => {
    const { tx } = unit;
    await readPool(tx, { id, organisationId });
    if (name !== undefined) await renamePool(tx, { id, name });
    if (questionIds) {
      await requireOwnQuestions(tx, { organisationId, questionIds, pointer: (index) => `/questionIds/${index}` });
      await setPoolQuestions(tx, { poolId: id, organisationId, questionIds });
    }
    await unit.audit({ action: 'pool.changed', subject: `pool:${id}`, detail: { name, count: questionIds?.length } });
    return present(await readPool(tx, { id, organisationId }));
  });
}

async function readPool(tx: Tx, place: { id: string; organisationId: string }): Promise<PoolRow> {
  const found = await selectPool(tx, place);
  if (!found) throw notFound('pool');
  return found;
}

function present({ createdAt, ...row }: PoolRow): Pool {
  return { ...row, createdAt: createdAt.toISOString() };
}
