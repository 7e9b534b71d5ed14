import type { InsightOutcomes, InsightOverview } from '@laurel/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentKey, organisationId } from '../testing/fake-laurel.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { runLaurel } from '../testing/run-laurel.ts';

const base = `/api/v1/organisations/${organisationId}/insight`;
const nobody = { enrolled: 0, activated: 0, activatedOf: 0, completed: 0, completedOf: 0, days: null };
const fewCompleted = { completed: null, completedOf: null, days: null };
const overview: InsightOverview = {
  from: '2026-09',
  to: '2026-11',
  now: { enrolled: 27, activated: 20, activatedOf: 25, ...fewCompleted, credentials: 11 },
  before: { ...nobody, credentials: 0 },
};
const days = { lower: 60, median: 72, upper: 90 };
const outcomes: InsightOutcomes = {
  from: '2026-09',
  to: '2026-11',
  rows: [{ key: '2026-09', label: '2026-09', enrolled: 9, activated: 9, activatedOf: 9, ...fewCompleted }],
  total: { enrolled: 27, activated: 20, activatedOf: 25, completed: 6, completedOf: 27, days },
};

let fake: FakeServer;
beforeAll(async () => {
  fake = await FakeServer.start();
});
afterAll(() => fake.stop());
beforeEach(() => {
  fake.answers.clear();
  fake.asked.length = 0;
  fake.answers.set('GET /api/v1/api-keys/current', { status: 200, body: currentKey });
  fake.answers.set(`GET ${base}/overview`, { status: 200, body: overview });
  fake.answers.set(`GET ${base}/outcomes`, { status: 200, body: outcomes });
});

const laurel = (...args: string[]) => runLaurel(['insight', ...args], { environment: fake.environment });

describe('laurel insight', () => {
  it('shows the few figures beside those before, and never a number where there are few', async () => {
    const { code, out } = await laurel();
    expect(code).toBe(0);
    expect(out).toContain('2026-09 TO 2026-11');
    expect(out).toMatch(/^Enrolled +27 +0$/m);
    expect(out).toMatch(/^Began within 7 days +20 of 25 +0$/m);
    expect(out).toMatch(/^Completed +too few +0$/m);
    expect((await laurel('overview')).out).toBe(out);
  });

  it('shows one figure row by row, with all of them beneath', async () => {
    const { code, out } = await laurel('outcomes', '--by', 'programme');
    expect(code).toBe(0);
    expect(out).toMatch(/^2026-09 +9 +9 of 9 +too few +too few$/m);
    expect(out).toMatch(/^All +27 +20 of 25 +6 of 27 +72$/m);
    expect(fake.asked.at(-1)?.query).toBe('?by=programme');
  });

  it('gives the answer as it is for programs', async () => {
    expect(JSON.parse((await laurel('--json')).out)).toEqual(overview);
    expect(JSON.parse((await laurel('outcomes', '--by', 'programme', '--json')).out)).toEqual(outcomes);
  });

  it('says what it takes, and asks for nothing then', async () => {
    expect(await laurel('everything')).toMatchObject({ code: 64, out: '' });
    expect(await laurel('outcomes', '--by', 'name')).toMatchObject({ code: 64, out: '' });
    expect(fake.asked).toEqual([]);
  });
});
