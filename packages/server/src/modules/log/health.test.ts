import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindingKind } from './contradiction.ts';
import { startLogWorld } from './testing/log-world.ts';

const world = await startLogWorld();
const { testApp, query, read } = world;
afterAll(() => testApp.stop());

// One of each kind, with what an operator must know and nobody else.
const kinds: Record<FindingKind, string> = {
  'entry-altered': 'entry:41',
  'entry-missing': 'entry:42',
  'credential-altered': 'credential:3f0c1c8e-7d5b-4b06-8f63-1d2f5f0f7d10',
  'credential-missing': 'credential:3f0c1c8e-7d5b-4b06-8f63-1d2f5f0f7d11',
  'credential-never-logged': 'signing-key:3f0c1c8e-7d5b-4b06-8f63-1d2f5f0f7d12',
  'tree-altered': 'checkpoint:43',
  'tile-altered': 'tile:0/44',
  'tile-file-altered': 'tile:entries/45',
  'checkpoint-altered': 'checkpoint:46',
  'published-unreadable': 'checkpoint',
  'published-differs': 'checkpoint:47',
  'published-missing': 'tiles',
  'published-behind': 'checkpoint',
  'older-database': 'tile/entries/000.p/48',
  restored: 'checkpoint:49',
  'witness-is-ahead': 'witness:witness.example/secret-name',
};
const health = async () => (await (await read('/api/health')).json()).parts.log;

beforeAll(async () => {
  for (const [kind, subject] of Object.entries(kinds)) {
    await query(
      'insert into log.finding (kind, subject, detail, found_at, seen_at) values ($1, $2, $3, now(), now())',
      [kind, subject, `The database row of ${subject} in /var/lib/laurel/log differs.`],
    );
  }
});

test('I15 what is found of the log is told to strangers in kind alone: no id, place, path, name or word of the database', async () => {
  const { state, detail } = await health();
  expect(state).toBe('down');
  expect(detail).not.toMatch(/\d|\/|:\w|database|row|folder|tile|entry|checkpoint|example/i);
});

test('of every kind there is a sentence, and each is told once', async () => {
  const { detail } = await health();
  const sentences: string[] = detail.match(/[^.]+\./g) ?? [];
  expect(new Set(sentences).size).toBe(sentences.length);
  for (const kind of Object.keys(kinds)) {
    await query('update log.finding set resolved_at = case when kind = $1 then null else now() end', [kind]);
    expect([kind, await health()]).toEqual([kind, { state: 'down', detail: expect.stringMatching(/^[A-Z].+\.$/) }]);
  }
});
