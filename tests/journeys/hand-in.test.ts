import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { openDoomedWindow } from './support/browser.ts';
import { demoClient, demoPerson } from './support/demo-person.ts';
import { draftAtDemo } from './support/draft-at-demo.ts';
import { eventually } from './support/eventually.ts';
import { comeIn } from './support/sign-in.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, developmentChain: false });

const instructor = demoPerson('instructor');

let learner: Visitor;
let staff: Page;
let place: { organisationId: string; programmeId: string };
let enrolmentId: string;
let tasks: { project: string; portfolio: string };

beforeAll(async () => {
  const client = await demoClient(journey.origin, 'instructor');
  const draft = await draftAtDemo(client);
  place = draft.place;
  tasks = {
    project: await draft.addWork('project', 'The project'),
    portfolio: await draft.addWork('portfolio', 'The portfolio'),
  };
  await client.publishProgramme({ params: place });
  learner = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  enrolmentId = (await learner.client.enrol({ params: place })).id;
});

const addressOf = (lessonId: string) => `${journey.origin}/learn/${enrolmentId}/lessons/${lessonId}/work`;
const workOn = (lessonId: string) => learner.client.getWork({ params: { enrolmentId, lessonId } });

describe('work that is handed in', () => {
  test('the browser dies while a draft is written: what was written is there on another device', async () => {
    const doomed = await openDoomedWindow();
    await comeIn(doomed.page, journey.origin, learner);
    await doomed.page.goto(`${journey.origin}/learn/${enrolmentId}/lessons/${tasks.project}`);
    await doomed.page.getByRole('main').getByText('Due', { exact: true }).waitFor();
    await doomed.page.getByRole('link', { name: 'Begin your work' }).click();
    await doomed.page.getByLabel('Your text').fill('# A bridge of paper\n\nIt holds a cup.');
    await doomed.page.getByText(/^Saved \d/).waitFor();
    await doomed.kill();
    const page = await journey.openAs(learner);
    await page.goto(addressOf(tasks.project));
    expect(await page.getByLabel('Your text').inputValue()).toBe('# A bridge of paper\n\nIt holds a cup.');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('the connection breaks: what is written meanwhile is kept as soon as it is back', async () => {
    const page = await journey.openAs(learner);
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
    const page = await journey.openAs(learner);
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
    const page = await journey.openAs(learner, { javaScriptEnabled: false });
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
    staff = await journey.openAs(instructor);
    const programme = `${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}`;
    await staff.goto(`${programme}/lessons/${tasks.project}/submissions`);
    await staff.getByText('No two say much the same.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('link', { name: 'Due dates of Ama Boateng' }).click();
    await staff.getByLabel('Until, in UTC').first().fill('2090-01-01T12:00');
    await staff.getByLabel('Why').first().fill('You were ill.');
    await staff.getByRole('button', { name: 'Save this extension' }).first().click();
    await staff.getByText('The extension is saved.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    const page = await journey.openAs(learner);
    await page.goto(addressOf(tasks.project));
    await page.getByText('You have more time than others, until the day above: You were ill.').waitFor();
    expect(journey.browser.complaints).toEqual([]);
  });
});
