import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { dayFromNow } from './support/day-from-now.ts';
import { demoPerson } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { mailTo } from './support/mail.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, developmentChain: false });

let staff: Page;
let place: { organisationId: string; programmeId: string };
const learners: { visitor: Visitor; page: Page }[] = [];

const instructor = demoPerson('instructor');

beforeAll(async () => {
  for (const [name, email] of [
    ['Ama Boateng', 'ama@mail.example'],
    ['Bao Tran', 'bao@mail.example'],
  ] as const) {
    const visitor = await signUpVisitor(journey.origin, { name, email });
    const page = await journey.openAs(visitor);
    learners.push({ visitor, page });
  }
  place = await demoPlace(journey.origin);
});

function learnerAt(index: number) {
  const found = learners[index];
  if (!found) throw new Error(`there is no learner ${index}`);
  return found;
}
const consoleOf = () => `${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}`;
const publicPage = () => `${journey.origin}/programmes/${place.programmeId}`;

describe('a cohort of one place', () => {
  test('the instructor plans it, and decides that the programme is learnt in cohorts only', async () => {
    staff = await journey.openAs(instructor);
    await staff.goto(consoleOf());
    await staff.getByRole('link', { name: 'Plan a cohort' }).click();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByLabel('Name').fill('Winter cohort');
    await staff.getByLabel('Lessons open on').fill(dayFromNow(0));
    await staff.getByLabel('Last day').fill(dayFromNow(-1));
    await staff.getByLabel('Enrolling until').fill(dayFromNow(0));
    await staff.getByLabel(/^Places/).fill('1');
    await staff.getByRole('button', { name: 'Plan this cohort' }).click();
    await staff.getByText('a cohort cannot end before it starts').first().waitFor();
    expect(await staff.getByLabel('Name').inputValue()).toBe('Winter cohort');
    await staff.getByLabel('Last day').fill(dayFromNow(60));
    await staff.getByLabel('Enrolling until').fill(dayFromNow(10));
    await staff.getByRole('button', { name: 'Plan this cohort' }).click();
    await staff.getByText('The cohort is planned.').waitFor();
    await staff.getByLabel('In cohorts only').check();
    await staff.getByRole('button', { name: 'Save how it is learnt' }).click();
    await staff.getByText('How it is learnt is saved.').waitFor();
    await staff.getByText('0 of 1 taken').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
  });

  test('the first learner takes the place; the second sees that it is full, and waits as number 1', async () => {
    const [first, second] = [learnerAt(0).page, learnerAt(1).page];
    await first.goto(publicPage());
    await first.getByText('1 place left').waitFor();
    expect(await accessibilityFaults(first)).toEqual([]);
    await first.getByRole('button', { name: 'Enrol', exact: true }).click();
    await first.getByRole('heading', { name: 'Your cohort' }).waitFor();
    await first.getByRole('link', { name: /^Start: / }).waitFor();

    await second.goto(publicPage());
    await second.getByText('You would be number 1 on the waiting list').waitFor();
    await second.getByRole('button', { name: 'Enrol', exact: true }).click();
    await second.getByText('You are waiting for a place in “Winter cohort”').waitFor();
    expect(await second.getByRole('link', { name: /^Start: / }).count()).toBe(0);
    expect(await accessibilityFaults(second)).toEqual([]);
    const lesson = await second.locator('main a[href*="/lessons/"]').first().getAttribute('href');
    await second.goto(`${journey.origin}${lesson}`);
    await second.getByText('You are waiting for a place in “Winter cohort”').waitFor();
  });

  test('the instructor sees who is in it and who waits', async () => {
    await staff.goto(consoleOf());
    await staff.getByText('1 of 1 taken, 1 waiting').waitFor();
    await staff.getByRole('link', { name: 'Who is in it, Winter cohort' }).click();
    await staff.getByText('Winter cohort, number 1 on the waiting list').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('link', { name: 'Move Bao Tran to another cohort' }).click();
    await staff.getByText('No place is left.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
  });

  test('the place is given up, and the one who waits gets it, is told by mail, and begins to learn', async () => {
    const [first, second] = [learnerAt(0), learnerAt(1)];
    await first.page.getByText('Give up my place').click();
    expect(await accessibilityFaults(first.page)).toEqual([]);
    await first.page.getByRole('button', { name: 'Give it up now' }).click();
    await first.page.getByText('You gave up your place').waitFor();

    const mail = await mailTo(journey.origin, second.visitor.email, /You now have a place/);
    expect(mail.text).toContain('in the cohort “Winter cohort”');
    const link = /https?:\S+\/learn\/\S+/.exec(mail.text)?.[0] ?? '';
    await second.page.goto(link);
    await second.page.getByRole('link', { name: /^Start: / }).click();
    await second.page.waitForURL(/\/lessons\//);
    const begun = second.page.url();
    await second.page.getByRole('button', { name: /^Mark as done/ }).click();
    await second.page.waitForURL((url) => url.href !== begun);
    await second.page.goto(link);
    await second.page.getByText(/^1 of \d+ lessons/).waitFor();
    await staff.goto(`${consoleOf()}/learners?state=left`);
    await staff.getByText('Ama Boateng', { exact: true }).waitFor();
  });
});
