import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { achievementId, apiKey, FakeLaurel } from '../testing/fake-laurel.ts';
import { runLaurel } from '../testing/run-laurel.ts';

let folder: string;
let fake: FakeLaurel;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-cli-'));
  fake = await FakeLaurel.start();
});

afterEach(async () => {
  await fake.stop();
  await rm(folder, { recursive: true });
});

async function issue(csv: string, ...more: string[]) {
  const file = join(folder, 'people.csv');
  await writeFile(file, csv);
  const args = ['issue', '--achievement', achievementId, '--recipients', file, ...more];
  const result = await runLaurel(args, { environment: fake.environment });
  expect(result.out + result.err).not.toContain(apiKey);
  return result;
}

const people = 'name,email,completedOn\nAda Lovelace,ada@example.org,2026-10-30\nAlan Turing,alan@example.org,\n';
const posts = () => fake.asked.filter((it) => it.startsWith('POST'));

describe('laurel issue', () => {
  it('issues every row, and gives ids and addresses in the order of the file', async () => {
    const { code, out, err } = await issue(people);
    expect(err).toBe('2 issued, 0 refused.\n');
    expect(code).toBe(0);
    const { data } = Papa.parse<Record<string, string>>(out.trim(), { header: true });
    expect(data.map(({ row, email, outcome }) => [row, email, outcome])).toEqual([
      ['2', 'ada@example.org', 'issued'],
      ['3', 'alan@example.org', 'issued'],
    ]);
    for (const { id, url } of data) expect(fake.issued.find((it) => it.id === id)?.url).toBe(url);
  });

  it('issues nobody twice when it is run again, whatever the order, case or spaces of the file', async () => {
    const first = await issue(people, '--json');
    const again = await issue(
      'email;name;completedOn\n ALAN@example.org;Alan Turing;\nada@example.org; Ada Lovelace ;2026-10-30\n',
      '--json',
    );
    expect(again.code).toBe(0);
    expect(fake.issued).toHaveLength(2);
    const ids = (text: string) => (JSON.parse(text) as { id: string }[]).map(({ id }) => id).sort();
    expect(ids(again.out)).toEqual(ids(first.out));
  });

  it('issues once although the connection was cut after the work was done', async () => {
    fake.cuts = 1;
    const { code, err } = await issue('name,email\nAda Lovelace,ada@example.org\n');
    expect({ code, err }).toEqual({ code: 0, err: '1 issued, 0 refused.\n' });
    expect(posts()).toHaveLength(2);
    expect(fake.issued).toHaveLength(1);
  });
});

describe('rows that are wrong or refused', () => {
  it('sends nothing when any row is wrong, and names every such row', async () => {
    const { code, out, err } = await issue(
      `${people}Eve,not-an-address,\n,eve@example.org,soon\nAda,ADA@example.org,\n`,
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.split('\n')).toEqual([
      'Row 4: The e-mail address is missing or not one.',
      expect.stringMatching(/^Row 5: The name is missing or cannot be accepted: /),
      'Row 5: completedOn is no date. Write it as 2026-11-30.',
      'Row 6: ADA@example.org is already in row 2.',
      '3 rows are not right. Nothing was issued.',
      '',
    ]);
    expect(fake.asked).toEqual([]);
  });

  it('goes on past a refusal of one row, and reports it at the end', async () => {
    fake.refusals.set('ada@example.org', { status: 400, code: 'invalid-request' });
    const { code, out, err } = await issue(people);
    expect(code).toBe(1);
    expect(out).toMatch(/^2,Ada Lovelace,ada@example.org,refused,,,invalid-request$/m);
    expect(out).toMatch(/^3,Alan Turing,alan@example.org,issued,/m);
    expect(err).toContain(
      'Row 2, Ada Lovelace: Refused: invalid-request: Because. (invalid-request)\n1 issued, 1 refused.',
    );
  });

  it('stops at a refusal that all would meet, and says how many were not sent', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `Person ${i},p${i}@example.org`);
    for (let i = 0; i < 40; i += 1) fake.refusals.set(`p${i}@example.org`, { status: 403, code: 'not-allowed' });
    const { code, err } = await issue(`name,email\n${rows.join('\n')}\n`);
    expect(code).toBe(1);
    expect(posts().length).toBeLessThanOrEqual(8);
    expect(err).toMatch(/0 issued, \d refused, 3\d not sent\. Run the same command again/);
  });
});

describe('Ctrl-C during laurel issue', () => {
  it('waits for what is on its way, sends no more, and gives the result so far', async () => {
    const { promise: interrupt, resolve: press } = Promise.withResolvers<void>();
    fake.beforeIssuing = async () => {
      press();
      await new Promise((resolve) => setTimeout(resolve, 500));
    };
    const rows = Array.from({ length: 40 }, (_, i) => `Person ${i},p${i}@example.org`);
    const file = join(folder, 'people.csv');
    await writeFile(file, `name,email\n${rows.join('\n')}\n`);
    const args = ['issue', '--achievement', achievementId, '--recipients', file, '--json'];
    const { code, out, err } = await runLaurel(args, { environment: fake.environment, interrupt });
    expect(code).toBe(1);
    const results = JSON.parse(out) as { outcome: string; id: string }[];
    const ids = results.filter(({ outcome }) => outcome === 'issued').map(({ id }) => id);
    expect(ids.sort()).toEqual(fake.issued.map(({ id }) => id).sort());
    expect(ids.length).toBeGreaterThan(0);
    expect(err).toBe(
      `${ids.length} issued, 0 refused, ${40 - ids.length} not sent. Run the same command again for the rest: nobody is issued twice.\n`,
    );
    expect(40 - ids.length).toBeGreaterThan(30);
  });
});

describe('before laurel issue sends anything', () => {
  it('a dry run checks all and issues nothing', async () => {
    const { code, out, err } = await issue(people, '--dry-run');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toBe('All is right. Without --dry-run, IT support fundamentals would be issued to 2 people.\n');
    expect(posts()).toEqual([]);
  });

  it('an achievement that is not active is refused', async () => {
    fake.achievementState = 'draft';
    const { code, err } = await issue(people);
    expect(code).toBe(1);
    expect(err).toContain('“IT support fundamentals” is draft');
    expect(posts()).toEqual([]);
  });

  it('a wrong API key, a missing one, and a missing file are told apart', async () => {
    const args = ['issue', '--achievement', achievementId, '--recipients'];
    const missing = await runLaurel([...args, join(folder, 'absent.csv')], { environment: fake.environment });
    expect(missing.code).toBe(64);
    expect(missing.err).toContain('absent.csv cannot be read (ENOENT).');
    const file = join(folder, 'people.csv');
    await writeFile(file, people);
    const { LAUREL_ORIGIN = '' } = fake.environment;
    const keyless = await runLaurel([...args, file], { environment: { LAUREL_ORIGIN } });
    expect(keyless).toMatchObject({ code: 64, err: expect.stringContaining('LAUREL_API_KEY is not set') });
    const wrong = await runLaurel([...args, file], { environment: { LAUREL_ORIGIN, LAUREL_API_KEY: 'lk_wrong' } });
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('(not-signed-in)') });
    expect(wrong.err).not.toContain('lk_wrong');
  });
});
