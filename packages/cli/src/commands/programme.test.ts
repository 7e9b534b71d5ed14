import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportView, ReportLine } from '@laurel/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentKey, organisationId } from '../testing/fake-laurel.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { runLaurel } from '../testing/run-laurel.ts';

const base = `/api/v1/organisations/${organisationId}/imports`;
const id = 'aaaa1111-4a86-4d9d-8f57-0c9f8c7f4f11';
const programmeId = 'bbbb2222-4a86-4d9d-8f57-0c9f8c7f4f11';
const view: ImportView = {
  id,
  fileName: 'course.imscc',
  bytes: 3,
  state: 'ready',
  target: 'programme',
  kind: 'common-cartridge',
  title: 'Botany',
  counts: { carried: 1, changed: 0, alreadyThere: 0, notCarried: 1 },
  progress: { done: 1, total: 1 },
  fault: null,
  programmeId: null,
  poolId: null,
  createdAt: '2026-11-26T12:00:00.000Z',
};
const lines: ReportLine[] = [
  { place: 'item I1', what: 'lesson', title: 'Leaves', outcome: 'carried', why: '', whatToDo: '' },
  { place: 'item I2', what: 'lesson', title: '=1+1', outcome: 'not-carried', why: 'No.', whatToDo: 'Add it.' },
];

let fake: FakeServer;
let folder: string;
beforeAll(async () => {
  fake = await FakeServer.start();
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-programme-'));
  // The fake reads every body as JSON.
  await writeFile(path.join(folder, 'course.imscc'), '"a package"');
});
afterAll(async () => {
  await fake.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  fake.answers.clear();
  fake.asked.length = 0;
  fake.answers.set('GET /api/v1/api-keys/current', { status: 200, body: currentKey });
  fake.answers.set(`POST ${base}`, { status: 202, body: { ...view, state: 'reading' } });
  fake.answers.set(`GET ${base}/${id}`, { status: 200, body: view });
  fake.answers.set(`GET ${base}/${id}/report`, { status: 200, body: { items: lines, total: 2 } });
  fake.answers.set(`POST ${base}/${id}/run`, { status: 202, body: { ...view, state: 'writing' } });
  fake.answers.set(`DELETE ${base}/${id}`, { status: 204, body: undefined });
});
const programme = (...args: string[]) => runLaurel(['programme', ...args], { environment: fake.environment });
const calls = () => fake.asked.map(({ call }) => call);

describe('laurel programme import', () => {
  it('says what is not carried, and writes the whole report with formulas made harmless', async () => {
    const report = path.join(folder, 'report.csv');
    const { code, out, err } = await programme('import', path.join(folder, 'course.imscc'), '--report', report);
    expect([code, err]).toEqual([0, '1 carried, 0 changed, 1 not carried. Nothing is made yet.\n']);
    expect(out).toBe('not carried: =1+1 (item I2). No. Add it.\n');
    expect(await readFile(report, 'utf8')).toBe(
      'place,what,title,outcome,why,whatToDo\nitem I1,lesson,Leaves,carried,,\nitem I2,lesson,"\'=1+1",not-carried,No.,Add it.\n',
    );
    expect(calls()).toContain(`POST ${base}/${id}/run`);
  });

  it('makes nothing in a dry run, and has the package forgotten', async () => {
    const { code } = await programme('import', path.join(folder, 'course.imscc'), '--dry-run');
    expect(code).toBe(0);
    expect(calls()).not.toContain(`POST ${base}/${id}/run`);
    expect(calls()).toContain(`DELETE ${base}/${id}`);
  });

  it('names the programme that was made', async () => {
    fake.answers.set(`GET ${base}/${id}`, { status: 200, body: { ...view, state: 'done', programmeId } });
    const { err } = await programme('import', path.join(folder, 'course.imscc'));
    expect(err).toContain(`The draft is programme ${programmeId}.`);
  });

  it('answers with a no where the package cannot be read', async () => {
    const fault = { code: 'archive-damaged', sentence: 'The archive is damaged.', detail: 'ZIP: it has no end' };
    fake.answers.set(`GET ${base}/${id}`, { status: 200, body: { ...view, state: 'failed', fault } });
    const { code, err } = await programme('import', path.join(folder, 'course.imscc'));
    expect([code, err]).toEqual([1, 'Nothing was imported. The archive is damaged. ZIP: it has no end\n']);
  });
});

describe('laurel programme import-questions', () => {
  const ready = { ...view, target: 'bank' as const, counts: { ...view.counts, alreadyThere: 1 } };
  const there: ReportLine = {
    place: 'q1',
    what: 'question',
    title: 'Why?',
    outcome: 'already-there',
    why: 'It is there.',
    whatToDo: '',
  };
  const asked = (call: string) => fake.asked.find((each) => each.call === call);

  it('puts what the bank lacks into it, and says what is there already', async () => {
    fake.answers.set(`GET ${base}/${id}`, { status: 200, body: ready });
    fake.answers.set(`GET ${base}/${id}/report`, { status: 200, body: { items: [there], total: 1 } });
    const { code, out, err } = await programme(
      'import-questions',
      path.join(folder, 'course.imscc'),
      '--pool',
      programmeId,
    );
    expect([code, err]).toEqual([0, '1 carried, 0 changed, 1 already there, 1 not carried. Nothing is made yet.\n']);
    expect(out).toBe('already there: Why? (q1). It is there.\n');
    expect(asked(`POST ${base}/${id}/run`)?.body).toEqual({ poolId: programmeId, alreadyThere: 'leave' });
  });

  it('adds them once more where that is said', async () => {
    fake.answers.set(`GET ${base}/${id}`, { status: 200, body: ready });
    await programme('import-questions', path.join(folder, 'course.imscc'), '--again');
    expect(asked(`POST ${base}/${id}/run`)?.body).toEqual({ poolId: null, alreadyThere: 'add' });
  });
});

describe('laurel programme export', () => {
  it('needs a file to write to, and a programme', async () => {
    expect((await programme('export')).code).toBe(64);
    expect((await programme('export', programmeId)).code).toBe(64);
    expect((await programme('take')).code).toBe(64);
  });
});
