import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@laurel/sdk';
import { demoPeople } from '@laurel/server';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../dev/stack/free-port.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { type JourneyBrowser, openDoomedWindow, startBrowser } from './support/browser.ts';
import { eventually } from './support/eventually.ts';
import { comeIn } from './support/sign-in.ts';
import { cookieFetch, signUpVisitor, type Visitor } from './support/visitor.ts';

const instructor = demoPeople.find(({ role }) => role === 'instructor') ?? { email: '', password: '' };

let stack: Stack;
let browser: JourneyBrowser;
let folder: string;
let learner: Visitor;
let staff: Page;
let place: { organisationId: string; programmeId: string };
let enrolmentId: string;
let tasks: { project: string; portfolio: string };

/** A programme of a project and a portfolio, over the API. */
async function makeProgramme(): Promise<void> {
  const client = createClient({ origin: stack.origin, fetch: cookieFetch(stack.origin) });
  const { email, password } = instructor;
  await client.signIn({ body: { email, password } });
  const organisationId = (await client.getMe()).memberships[0]?.organisationId ?? '';
  const [achievement] = (await client.listAchievements({ params: { organisationId } })).items;
  const body = { title: 'Bridges', slug: 'bridges', summary: 'Build one.', achievementId: achievement?.id ?? '' };
  const { id: programmeId } = await client.createProgramme({ params: { organisationId }, body });
  const params = { organisationId, programmeId };
  const { modules } = await client.addModule({ params, body: { title: 'Work' } });
  const moduleId = modules[0]?.id ?? '';
  const levels = [{ title: 'Not yet' }, { title: 'Good' }];
  const criteria = [{ id: randomUUID(), title: 'All of it', cells: [{ points: 0 }, { points: 10 }] }];
  const due = { kind: 'days', days: 30, after: 'enrolment' } as const;
  const add = async (kind: 'project' | 'portfolio') => {
    const lesson = { kind, title: `The ${kind}`, minutes: 60, instructions: 'Build it of paper.', assignment: { due } };
    const added = await client.addLesson({ params: { ...params, moduleId }, body: lesson });
    const lessonId = added.modules[0]?.lessons.at(-1)?.id ?? '';
    await client.setRubric({ params: { ...params, lessonId }, body: { levels, criteria, passPercent: 50 } });
    return lessonId;
  };
  tasks = { project: await add('project'), portfolio: await add('portfolio') };
  await client.publishProgramme({ params });
  place = { organisationId, programmeId };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-hand-in-'));
  const dataDirectory = path.join(folder, 'data');
  stack = await startStack({ port: await freePort(), dataDirectory, demo: true, developmentChain: false });
  browser = await startBrowser(stack.origin);
  await makeProgramme();
  learner = await signUpVisitor(stack.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  enrolmentId = (await learner.client.enrol({ params: place })).id;
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

const addressOf = (lessonId: string) => `${stack.origin}/learn/${enrolmentId}/lessons/${lessonId}/work`;
const workOn = (lessonId: string) => learner.client.getWork({ params: { enrolmentId, lessonId } });

describe('work that is handed in', () => {
  test('the browser dies while a draft is written: what was written is there on another device', async () => {
    const doomed = await openDoomedWindow();
    await comeIn(doomed.page, stack.origin, learner);
    await doomed.page.goto(`${stack.origin}/learn/${enrolmentId}/lessons/${tasks.project}`);
    await doomed.page.getByRole('main').getByText('Due', { exact: true }).waitFor();
    await doomed.page.getByRole('link', { name: 'Begin your work' }).click();
    await doomed.page.getByLabel('Your text').fill('# A bridge of paper\n\nIt holds a cup.');
    await doomed.page.getByText(/^Saved \d/).waitFor();
    await doomed.kill();
    const page = await browser.open();
    await comeIn(page, stack.origin, learner);
    await page.goto(addressOf(tasks.project));
    expect(await page.getByLabel('Your text').inputValue()).toBe('# A bridge of paper\n\nIt holds a cup.');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('the connection breaks: what is written meanwhile is kept as soon as it is back', async () => {
    const page = await browser.open();
    await comeIn(page, stack.origin, learner);
    await page.goto(addressOf(tasks.project));
    await page.getByText('Your draft is saved as you write.').waitFor();
    await page.context().setOffline(true);
    await page.getByLabel('Your text').fill('# A bridge of paper\n\nIt holds two cups.');
    await page.getByText('Not saved yet: no answer from the server. Trying again').waitFor();
    await page.context().setOffline(false);
    await eventually('the draft', async () => (await workOn(tasks.project)).draft?.body.includes('two cups') ?? false);
    await page.getByText(/^Saved \d/).waitFor();
  });

  test('it is handed in with a picture that tells no place, and what is still missing is named', async () => {
    const page = await browser.open();
    await comeIn(page, stack.origin, learner);
    await page.goto(addressOf(tasks.project));
    const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: 'navy' } });
    const taken = picture.withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } }).jpeg();
    const buffer = await taken.toBuffer();
    await page.getByLabel('File').setInputFiles({ name: 'bridge.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('heading', { name: 'Hand in your work?' }).waitFor();
    await page.getByText('place, camera and notes in it are gone').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hand in this version' }).click();
    await page.getByText('Handed in. You will be told as soon as it is decided.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const { handedIn, draft } = await workOn(tasks.project);
    expect(draft).toBeNull();
    expect(handedIn).toMatchObject([
      { number: 1, isLate: false, files: [{ name: 'bridge.jpg', mediaType: 'image/png' }] },
    ]);
  });

  test('without a script a portfolio is written, refused with what is missing, and handed in', async () => {
    const page = await browser.open({ javaScriptEnabled: false });
    await comeIn(page, stack.origin, learner);
    await page.goto(addressOf(tasks.portfolio));
    await page.getByText('Your draft is saved when you press one of the buttons at the end.').waitFor();
    await page.getByLabel('Title of the piece').fill('A poster');
    await page.getByLabel('Link').fill('https://work.example/poster');
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('button', { name: 'Hand in this version' }).click();
    await page.getByText('Write what the piece “A poster” shows about you.').waitFor();
    await page.goto(addressOf(tasks.portfolio));
    await page.getByLabel('What it shows about you').first().fill('I learnt to leave out.');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('Your draft is saved.').waitFor();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('button', { name: 'Hand in this version' }).click();
    await page.getByText('Handed in. You will be told as soon as it is decided.').waitFor();
    expect((await workOn(tasks.portfolio)).handedIn).toMatchObject([{ pieces: [{ title: 'A poster' }] }]);
  });

  test('staff see who handed in, and give a learner more time, which the learner sees with the reason', async () => {
    staff = await browser.open();
    await comeIn(staff, stack.origin, instructor);
    const programme = `${stack.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}`;
    await staff.goto(`${programme}/lessons/${tasks.project}/submissions`);
    await staff.getByText('No two say much the same.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('link', { name: 'Due dates of Ama Boateng' }).click();
    await staff.getByLabel('Until, in UTC').first().fill('2090-01-01T12:00');
    await staff.getByLabel('Why').first().fill('You were ill.');
    await staff.getByRole('button', { name: 'Save this extension' }).first().click();
    await staff.getByText('The extension is saved.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    const page = await browser.open();
    await comeIn(page, stack.origin, learner);
    await page.goto(addressOf(tasks.project));
    await page.getByText('You have more time than others, until the day above: You were ill.').waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
