import pg from 'pg';

/** A connection to the database of an install that sees every row, as its operator would. */
export async function connectToInstall(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
  return client;
}
