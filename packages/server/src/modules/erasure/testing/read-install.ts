import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from 'pg';

/** Every row of every table, of ours, of the session library and of the queue, as text after the name of its table. */
export async function readTables(client: Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  if (tables.length <= 30) throw new Error(`only ${tables.length} tables are to be seen`);
  const lines: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
    lines.push(...rows.map(({ line }) => `${name} ${line}`));
  }
  return lines;
}

/** Every file of the data directory, a character a byte, after its name. */
export async function readFiles(dataDirectory: string): Promise<string[]> {
  const entries = await readdir(dataDirectory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  if (files.length === 0) throw new Error('no file is to be seen');
  return Promise.all(
    files.map(async (file) => `${path.relative(dataDirectory, file)} ${await readFile(file, 'latin1')}`),
  );
}
