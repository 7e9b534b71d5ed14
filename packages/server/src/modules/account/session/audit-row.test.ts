import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createSignedInPerson } from '../../../testing/people.ts';
import { startTestApp } from '../../../testing/test-app.ts';

const testApp = await startTestApp();
afterAll(() => testApp.stop());

test('a session has its audit line in the very transaction that wrote it', async () => {
  const { personId } = await createSignedInPerson(testApp);
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
  const { rows } = await client
    .query(
      `select a.xmin = s.xmin as together, a.person_id from auth."session" s
       join storage.audit a on a.subject = 'session:' || s.id and a.action = 'session.row-added'`,
    )
    .finally(() => client.end());
  expect(rows).toEqual([{ together: true, person_id: personId }]);
});
