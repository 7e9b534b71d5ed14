import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type LaurelClient } from '@laurel/sdk';
import { demoPeople } from '@laurel/server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../dev/stack/free-port.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { type JourneyBrowser, startBrowser } from './support/browser.ts';
import { demoPlace } from './support/demo-place.ts';
import { eventually } from './support/eventually.ts';
import { mailTo } from './support/mail.ts';
import { comeIn } from './support/sign-in.ts';
import { cookieFetch, signUpVisitor, type Visitor } from './support/visitor.ts';

let stack: Stack;
let browser: JourneyBrowser;
let folder: string;
let page: Page;
let learners: Visitor[];
let place: { organisationId: string; programmeId: string };

const personOf = (wanted: string) => demoPeople.find(({ role }) => role === wanted) ?? { email: '', password: '' };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-insight-'));
  const dataDirectory = path.join(folder, 'data');
  stack = await startStack({ port: await freePort(), dataDirectory, demo: true, developmentChain: false });
  browser = await startBrowser(stack.origin);
  learners = [];
  for (const name of ['Ama Boateng', 'Bo Lindqvist', 'Chidi Eze', 'Dara Kim', 'Efua Mensah'])
    learners.push(
      await signUpVisitor(stack.origin, { name, email: `${name.split(' ')[0]?.toLowerCase()}@mail.example` }),
    );
  place = await demoPlace(stack.origin);
  for (const { client } of learners) await client.enrol({ params: { programmeId: place.programmeId } });
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

const insight = (query = '') => `${stack.origin}/issuer/${place.organisationId}/insight${query}`;
const month = new Date().toISOString().slice(0, 7);

test('a registrar opens the figures: who enrolled is counted within seconds, and where few are it says so', async () => {
  page = await browser.open();
  await comeIn(page, stack.origin, personOf('owner'));
  await eventually('five to be counted', async () => {
    // The demo has learners of its own in another programme.
    await page.goto(insight(`?programme=${place.programmeId}`));
    return /Enrolled\s*[5-9]/.test((await page.getByRole('main').textContent()) ?? '');
  });
  await expect.poll(() => page.getByRole('img', { name: 'Enrolments month by month' }).count()).toBe(1);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('narrows them by programme and months, which then stand in the address', async () => {
  await page.getByLabel('From month').fill(month);
  await page.getByLabel('Programme', { exact: true }).selectOption(place.programmeId);
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL((url) => url.searchParams.get('from') === month && url.searchParams.has('programme'));
  await page.getByRole('link', { name: 'Enrolment', exact: true }).click();
  await page.waitForURL((url) => url.pathname.endsWith('/insight/growth') && url.searchParams.get('from') === month);
  const words = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  expect(await page.getByRole('table').textContent()).toContain(words.format(new Date(`${month}-01`)));
});

test('takes a table home as CSV with the same numbers, and every question is readable for everybody', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^growth-.*\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(new RegExp(`^\\ufeff"Month","Enrolled"\\r\\n"${month}",[5-9]`));
  for (const question of ['completion', 'time', 'drop-off', 'pass-rates', 'retention', 'cohorts', 'credentials']) {
    await page.goto(`${insight()}/${question}`);
    expect(await page.getByRole('heading', { level: 1 }).count(), question).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
});

test('a learner stops messages by one press of their mail program, without signing in; another by the button', async () => {
  const staff = createClient({ origin: stack.origin, fetch: cookieFetch(stack.origin) });
  const { email, password } = personOf('instructor');
  await staff.signIn({ body: { email, password } });
  const [first, second] = learners;
  const write = (subject: string) => send(staff, subject);
  await write('Week one');
  const mail = await mailTo(stack.origin, first?.email ?? '', /unsubscribe\?token=/);
  const address = /http\S+unsubscribe\?token=[\w-]{43}/.exec(mail.text)?.[0] ?? '';
  // Programs that look into mail follow its links.
  expect((await fetch(address)).status).toBe(200);
  const pressed = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    redirect: 'error',
  });
  expect([pressed.status, (await pressed.text()).includes('It is stopped')]).toEqual([200, true]);

  const theirs = await mailTo(stack.origin, second?.email ?? '', /unsubscribe\?token=/);
  const reader = await browser.open();
  await reader.goto(/http\S+unsubscribe\?token=[\w-]{43}/.exec(theirs.text)?.[0] ?? '');
  expect(await accessibilityFaults(reader)).toEqual([]);
  await reader.getByRole('button', { name: 'Stop these mails' }).click();
  await reader.getByRole('heading', { name: 'It is stopped' }).waitFor();
  expect(await accessibilityFaults(reader)).toEqual([]);

  await write('Week two');
  await mailTo(stack.origin, learners[2]?.email ?? '', /Week two/);
  const all = (await (await fetch(`${stack.origin}/dev/mail.json`)).json()) as { to: string[]; text: string }[];
  const got = all.filter(({ text }) => text.includes('Week two')).flatMap(({ to }) => to);
  expect(got).not.toContain(first?.email);
  expect(got).not.toContain(second?.email);
});

async function send(staff: LaurelClient, text: string): Promise<void> {
  await staff.messageLearners({
    params: place,
    body: { segment: 'everybody', subject: text, text: `${text}: please read the first lesson.` },
  });
}
