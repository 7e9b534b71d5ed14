import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { demoPerson } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { eventually } from './support/eventually.ts';
import { comeIn } from './support/sign-in.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, developmentChain: false });

let staff: Page;
let place: { organisationId: string; programmeId: string };
let console: string;

const instructor = demoPerson('instructor');
const canary = 'canary-of-the-explanation';

/** Writes a question of a kind into the bank, in the pool. */
async function write(kind: string, fields: Record<string, string>): Promise<void> {
  await staff.goto(`${console}/questions/new?kind=${kind}`);
  for (const [label, text] of Object.entries(fields)) await staff.getByLabel(label, { exact: true }).fill(text);
  await staff.getByLabel(/^Explanation/).fill(canary);
  await staff.getByRole('group', { name: 'Pools' }).getByLabel('Oranges and lemons').check();
  await staff.getByRole('button', { name: 'Save this question' }).click();
  await staff.getByText('The question is saved.').waitFor();
  expect(await accessibilityFaults(staff)).toEqual([]);
}

/** Enrols somebody and takes them as far as the exam. */
async function reachExam(name: string, email: string) {
  const visitor = await signUpVisitor(journey.origin, { name, email });
  const enrolment = await visitor.client.enrol({ params: { programmeId: place.programmeId } });
  const lessons = enrolment.modules.flatMap((module) => module.lessons);
  for (const { id: lessonId, kind } of lessons) {
    const params = { enrolmentId: enrolment.id, lessonId };
    if (kind !== 'exam') await finish(visitor, params);
  }
  return { visitor, enrolmentId: enrolment.id, lessonId: lessons.find(({ kind }) => kind === 'exam')?.id ?? '' };
}

/**
 * What a learner's browser is sent by every address that a page of theirs leads to: as source, and as the data that scripts ask for.
 */
async function readAll(page: Page): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  const waiting = [new URL(page.url()).pathname, '/learn', '/programmes', '/account'];
  for (const address of waiting) {
    const source = await (await page.request.get(journey.origin + address)).text();
    const data = address.includes('?') ? '' : await (await page.request.get(`${journey.origin}${address}.data`)).text();
    sources.set(address, source).set(`${address}.data`, data);
    const found = [...source.matchAll(/(?:href|src|action)="(\/[^"#]*)"/g)].map(([, to = '']) => to);
    // What is the same for everybody, and built before any question was written, is left out.
    for (const to of found)
      if (!/^\/(assets|fonts|api$)/.test(to) && !waiting.includes(to) && waiting.length < 60) waiting.push(to);
  }
  return sources;
}

async function finish({ client }: Visitor, params: { enrolmentId: string; lessonId: string }): Promise<void> {
  const { kind } = await client.getLesson({ params });
  await client.setProgress({ params, body: kind === 'video' ? { done: true, by: 'transcript' } : { done: true } });
}

describe('an exam from the question bank', () => {
  test('an instructor makes a pool and questions of several kinds, and lets the exam draw from it', async () => {
    place = await demoPlace(journey.origin);
    console = `${journey.origin}/issuer/${place.organisationId}`;
    staff = await journey.openAs(instructor);
    await staff.goto(`${console}/pools`);
    await staff.getByLabel('Name').fill('Oranges and lemons');
    await staff.getByRole('button', { name: 'Make a pool' }).click();
    await staff.getByRole('heading', { level: 1, name: 'Oranges and lemons' }).waitFor();
    await write('ordering', { Question: 'Put these in **order**.', 'Items in the right order': 'Alpha\nBeta\nGamma' });
    await write('matching', { Question: 'What belongs together?', Pairs: 'France = Paris\nPeru = Lima' });
    await write('fill-in', { Question: 'Fill the gap.', 'Text with gaps': 'Water is [[hydrogen|H]] and oxygen.' });
    await staff.goto(`${console}/questions?search=Fill+the+gap`);
    await staff.getByRole('link', { name: 'Fill the gap.' }).waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);

    const programme = `${console}/programmes/${place.programmeId}`;
    await staff.goto(programme);
    await staff.getByRole('button', { name: 'Start version 2' }).click();
    await staff.getByRole('link', { name: 'Final exam' }).click();
    await staff.getByRole('link', { name: 'Change the sections' }).click();
    await staff.getByLabel('Where its questions come from').first().selectOption({ label: 'Oranges and lemons (3)' });
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('button', { name: 'Save changes' }).click();
    await staff.getByText('The sections are saved.').waitFor();
    await staff.goto(programme);
    await staff.getByRole('button', { name: 'Publish version 2' }).click();
    await staff.getByText('The programme is published.').waitFor();
  });

  test('J01: a learner takes it on a small screen, by keyboard, and no key is in any page or its data', async () => {
    const { visitor, enrolmentId, lessonId } = await reachExam('Ama Boateng', 'ama@mail.example');
    const page = await journey.browser.open();
    await page.setViewportSize({ width: 390, height: 844 });
    await comeIn(page, journey.origin, visitor);
    await page.goto(`${journey.origin}/learn/${enrolmentId}/lessons/${lessonId}`);
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await page.waitForURL(/\/attempts\//);
    const sources = await readAll(page);
    expect(sources.size).toBeGreaterThan(20);
    expect([...sources.values()].filter((text) => text.includes('Fill the gap.')).length).toBeGreaterThan(1);
    sources.set('the page as it stands', await page.content());
    for (const [address, source] of sources)
      for (const secret of [canary, 'hydrogen']) expect(source.includes(secret), `${secret} in ${address}`).toBe(false);
    // Whatever order it comes in, Alpha goes up to the top and Gamma down to the end.
    for (const press of ['Up: Alpha', 'Up: Alpha', 'Down: Gamma', 'Down: Gamma']) {
      await page.getByRole('button', { name: press }).focus();
      await page.keyboard.press('Enter');
    }
    await page.getByLabel('France').selectOption({ label: 'Paris' });
    await page.getByLabel('Peru').selectOption({ label: 'Lima' });
    await page.getByLabel('Gap 1 of 1').fill('Hydrogen');
    await page.getByText('3 of 3 answered').waitFor();
    await page.getByText(/^Saved \d/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('button', { name: /^Hand in 3 answers/ }).click();
    await page.getByText('Passed', { exact: true }).first().waitFor();
    await page.getByText('100%, pass mark').first().waitFor();
    expect(await page.content()).toContain(canary);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('from the fifth attempt on the instructor sees how a question did, and what to do', async () => {
    for (let index = 0; index < 4; index += 1) {
      const { visitor, enrolmentId, lessonId } = await reachExam(`Learner ${index}`, `learner-${index}@mail.example`);
      const { id: attemptId } = await visitor.client.startAttempt({ params: { enrolmentId, lessonId } });
      await visitor.client.submitAttempt({ params: { attemptId } });
    }
    await eventually('the statistics', async () => {
      await staff.goto(`${console}/questions?search=Fill+the+gap`);
      return (await staff.getByText('20% of 5').count()) > 0;
    });
    await staff.getByText('Works as it should.').waitFor();
    await staff.getByRole('link', { name: 'Fill the gap.' }).click();
    await staff.getByText('Asked in 5 attempts handed in.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    expect(journey.browser.complaints).toEqual([]);
  });
});
