import type { Pools } from './pools.ts';

/**
 * Says whether the database holds a key that a key-encryption key has sealed: then no new one may take its place. Every
 * module keeps such keys in a column `sealed`, which is how those of modules yet to be written are seen too.
 */
export async function anySealedKeys(pools: Pools): Promise<boolean> {
  const client = await pools.owner.connect();
  try {
    // The owner of the tables is subject to row-level security as well.
    await client.query("select set_config('laurel.system', 'on', false)");
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
       where column_name = 'sealed' and data_type = 'bytea'`,
    );
    for (const { name } of rows) {
      // The versions of what is sealed here; anything else is a mark of a device that holds the key itself.
      const { rowCount } = await client.query(
        `select from ${name} where length(sealed) > 0 and get_byte(sealed, 0) in (1, 2) limit 1`,
      );
      if (rowCount) return true;
    }
    return false;
  } finally {
    client.release(true);
  }
}
