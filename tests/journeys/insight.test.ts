import { readFile } from 'node:fs/promises';
import type { LaurelClient } from '@laurel/sdk';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { demoClient, demoPerson } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { eventually } from './support/eventually.ts';
import { mailTo } from './support/mail.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, developmentChain: false });

let page: Page;
let learners: Visitor[];
let place: { organisationId: string; programmeId: string };

beforeAll(async () => {
  learners = [];
  for (const name of ['Ama Boateng', 'Bo Lindqvist', 'Chidi Eze', 'Dara Kim', 'Efua Mensah'])
    learners.push(
      await signUpVisitor(journey.origin, { name, email: `${name.split(' ')[0]?.toLowerCase()}@mail.example` }),
    );
  place = await demoPlace(journey.origin);
  for (const { client } of learners) await client.enrol({ params: { programmeId: place.programmeId } });
});

const insight = (query = '') => `${journey.origin}/issuer/${place.organisationId}/insight${query}`;
const month = new Date().toISOString().slice(0, 7);

test('a registrar opens the figures: who enrolled is counted within seconds, and where few are it says so', async () => {
  page = await journey.openAs(demoPerson('owner'));
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
  const staff = await demoClient(journey.origin, 'instructor');
  const [first, second] = learners;
  const write = (subject: string) => send(staff, subject);
  await write('Week one');
  const mail = await mailTo(journey.origin, first?.email ?? '', /unsubscribe\?token=/);
  const address = /http\S+unsubscribe\?token=[\w-]{43}/.exec(mail.text)?.[0] ?? '';
  // Programs that look into mail follow its links.
  expect((await fetch(address)).status).toBe(200);
  const pressed = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    redirect: 'error',
  });
  expect([pressed.status, (await pressed.text()).includes('It is stopped')]).toEqual([200, true]);

  const theirs = await mailTo(journey.origin, second?.email ?? '', /unsubscribe\?token=/);
  const reader = await journey.browser.open();
  await reader.goto(/http\S+unsubscribe\?token=[\w-]{43}/.exec(theirs.text)?.[0] ?? '');
  expect(await accessibilityFaults(reader)).toEqual([]);
  await reader.getByRole('button', { name: 'Stop these mails' }).click();
  await reader.getByRole('heading', { name: 'It is stopped' }).waitFor();
  expect(await accessibilityFaults(reader)).toEqual([]);

  await write('Week two');
  await mailTo(journey.origin, learners[2]?.email ?? '', /Week two/);
  const all = (await (await fetch(`${journey.origin}/dev/mail.json`)).json()) as { to: string[]; text: string }[];
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
