import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const { testApp, organisationId, issueTo } = await startIssuerWorld();
afterAll(() => testApp.stop());

describe('M16 what is signed cannot be altered in its row', () => {
  test('the database refuses to change a signed credential, its status index or a revocation', async () => {
    const { body: issued } = await issueTo('rows@mail.example');
    const attempts = [
      `update issuer.credential set secured = '{}' where id = '${issued.id}'`,
      `update issuer.credential set secured_jwt = 'e30.e30.' where id = '${issued.id}'`,
      `update issuer.credential set unsigned = '{}' where id = '${issued.id}'`,
      `update issuer.credential set status_index = status_index + 1 where id = '${issued.id}'`,
      `update issuer.credential set state = 'pending' where id = '${issued.id}'`,
      `update issuer.status_list set version = version - 1`,
      `update issuer.status_list set bits = set_bit(bits, 7, 0), version = version + 1 where get_bit(bits, 7) = 1`,
      `delete from issuer.credential`,
    ];
    for (const statement of attempts) {
      const outcome = await asApplication(statement);
      expect(outcome.refused || outcome.changed === 0, statement).toBe(true);
    }
  });
});

async function asApplication(statement: string): Promise<{ refused: boolean; changed: number }> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl, options: '-c role=laurel_app' });
  await client.connect();
  try {
    await client.query('select set_config($1, $2, false)', ['laurel.organisation', organisationId]);
    const { rowCount } = await client.query(statement);
    return { refused: false, changed: rowCount ?? 0 };
  } catch {
    return { refused: true, changed: 0 };
  } finally {
    await client.end();
  }
}
