import { rename } from 'node:fs/promises';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { afterAll, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { startExchangeWorld } from './testing/exchange-world.ts';
import { bank21 } from './testing/sample-packages.ts';

const world = await startExchangeWorld();
const { testApp, createSchool, read, run, query } = world;
let { worker } = world;
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

/** Where packages wait: all their names begin alike. */
const folder = path.join(testApp.dataDirectory, 'files', 'im');
const until = async (isSo: () => Promise<boolean>) => expect.poll(isSo, { timeout: 50_000, interval: 100 }).toBe(true);
const attemptsOf = async (task: string) =>
  (
    await query<{ attempts: number }>(`select j.attempts from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = '${task}' and j.locked_at is null`)
  )[0]?.attempts ?? 0;

test('a package whose disk is away for a while is read when it is back', async () => {
  const school = await createSchool();
  await worker.stop();
  const reading = read(school, await bank21(), 'bank');
  await until(async () => (await query('select from learning.programme_import')).length > 0);
  await rename(folder, `${folder}-away`);
  worker = await testApp.app.work();
  await until(async () => (await attemptsOf('read-import')) > 0);
  await rename(`${folder}-away`, folder);
  expect(await reading).toMatchObject({ state: 'ready', fault: null });
});

test('one that the database goes away from while it is written is written when it is back, once', async () => {
  const school = await createSchool();
  const { id } = await read(school, await bank21(), 'bank');
  await query(`create function learning.away() returns trigger language plpgsql as
    $$ begin raise exception 'going away' using errcode = '57P01'; end $$`);
  await query(
    'create trigger away before insert on learning.question_version for each row execute function learning.away()',
  );
  const running = run(school, id);
  await until(async () => (await attemptsOf('write-import')) > 0);
  const call = { as: school.owner, params: { ...school.params, importId: id } };
  expect((await callApi(testApp, endpoints.getImport, call)).body).toMatchObject({ state: 'writing', fault: null });
  await query('drop trigger away on learning.question_version');
  expect(await running).toMatchObject({ state: 'done', fault: null });
  const { body } = await callApi(testApp, endpoints.listQuestions, { as: school.owner, params: school.params });
  expect(body.items).toHaveLength(3);
});
