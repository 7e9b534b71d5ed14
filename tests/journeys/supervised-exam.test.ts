import type { LaurelClient } from '@laurel/sdk';
import { demoPeople, demoProgramme } from '@laurel/server';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { demoClient, demoPerson } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { eventually } from './support/eventually.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, history: true, developmentChain: false });

let staff: LaurelClient;
let place: { organisationId: string; programmeId: string };
const demoExam = demoProgramme.modules.at(-1)?.lessons.at(-1);

beforeAll(async () => {
  staff = await demoClient(journey.origin, 'instructor');
  place = await demoPlace(journey.origin);
});

/** The next version of the demo's programme, its exam supervised in person, with two questions. */
async function publishExam(): Promise<string> {
  const { modules } = await staff.startVersion({ params: place });
  const lessonId = modules.flatMap(({ lessons }) => lessons).find(({ kind }) => kind === 'exam')?.id ?? '';
  const params = { ...place, lessonId };
  if (demoExam?.kind !== 'exam') throw new Error('the demo’s last lesson is its exam');
  await staff.changeLesson({ params, body: { ...demoExam, supervision: 'in-person', timeLimitMinutes: 30 } });
  const options = ['Yes', 'No'].map((text) => ({ text, correct: text === 'Yes' }));
  const choice = { kind: 'single-choice', prompt: 'Is it so?', options } as const;
  const code = {
    kind: 'code',
    prompt: 'Print the square of 3.',
    starter: 'console.log(3)',
    expectedOutput: '9',
  } as const;
  await staff.setQuestions({ params, body: { questions: [choice, code] } });
  await staff.publishProgramme({ params: place });
  return lessonId;
}

interface Sitting extends Visitor {
  enrolmentId: string;
  examUrl: string;
}

/** Somebody who has done all but the exam, and may take breaks in it. */
async function learnerOf(lessonId: string, name: string): Promise<Sitting> {
  const visitor = await signUpVisitor(journey.origin, {
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@mail.example`,
  });
  const { id: enrolmentId, modules } = await visitor.client.enrol({ params: { programmeId: place.programmeId } });
  for (const { id, kind } of modules.flatMap((module) => module.lessons)) {
    if (kind !== 'exam')
      await visitor.client.setProgress({ params: { enrolmentId, lessonId: id }, body: { done: true } });
  }
  const body = { extraTimePercent: 0, breakMinutes: 10, reason: 'As agreed.' };
  await staff.decideAccommodation({ params: { ...place, enrolmentId }, body });
  return { ...visitor, enrolmentId, examUrl: `${journey.origin}/learn/${enrolmentId}/lessons/${lessonId}` };
}

/** Answers both questions rightly: the second by running code. */
async function answer(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Yes', exact: true }).check();
  await page.getByLabel('Your code, in JavaScript').fill('console.log(3 ** 2)');
  // On a busy machine two seconds may be over before the code has begun.
  await eventually('what the code prints', async () => {
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('button', { name: 'Run', exact: true, disabled: false }).waitFor();
    return (await page.locator('pre').textContent()) === '9\n';
  });
  await page.getByText('2 of 2 answered').waitFor();
  await page.getByText(/^Saved \d/).waitFor();
}

async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByRole('button', { name: /^Hand in 2 answers/ }).click();
}

async function evidenceOf({ client, enrolmentId }: Sitting): Promise<{ name: string; narrative: string }[]> {
  const credentialId = await eventually('the credential', async () => {
    const { credentialId: id } = await client.getEnrolment({ params: { enrolmentId } });
    return id ?? false;
  });
  const document = await client.getCredentialDocument({ params: { credentialId: String(credentialId) } });
  return JSON.parse(await document.text()).evidence;
}

describe('an exam supervised in person, in two browsers', () => {
  let learner: Sitting;
  let page: Page;
  let desk: Page;
  let examId: string;

  test('the learner asks, and the invigilator confirms by name and code', async () => {
    examId = await publishExam();
    learner = await learnerOf(examId, 'Ama Boateng');
    page = await journey.openAs(learner);
    await page.goto(learner.examUrl);
    await page.getByText('An invigilator confirms in person who you are').waitFor();
    await page.getByRole('button', { name: 'Ask the invigilator' }).click();
    const code = (await page.getByText(/^\d{3} \d{3}$/).textContent()) ?? '';
    expect(await accessibilityFaults(page)).toEqual([]);

    desk = await journey.openAs(demoPerson('instructor'));
    await desk.goto(`${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}`);
    await desk.getByRole('link', { name: 'Invigilate “Final exam”' }).click();
    const field = desk.getByLabel('Code on the page of Ama Boateng');
    const wrong = code === '000 000' ? '000 001' : '000 000';
    await field.fill(wrong);
    await desk.getByRole('button', { name: 'This is Ama Boateng' }).click();
    await desk.getByText('Nobody was confirmed.').first().waitFor();
    expect((await field.inputValue()).replace(' ', '')).toBe(wrong.replace(' ', ''));
    expect(await accessibilityFaults(desk)).toEqual([]);
    await field.fill(code);
    await desk.getByRole('button', { name: 'This is Ama Boateng' }).click();
    await desk.getByText('Ama Boateng can begin now.').waitFor();
    expect(await accessibilityFaults(desk)).toEqual([]);
    // The learner's page has seen it by itself.
    await page.getByText('You are confirmed').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await page.waitForURL(/\/attempts\//);
  });

  test('code is run in the browser, and without a script the page says so', async () => {
    await answer(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    const plain = await journey.openAs(learner, { javaScriptEnabled: false });
    await plain.goto(page.url());
    await plain.getByText('It is never run on our server.').waitFor();
    expect(await plain.getByLabel('Your code, in JavaScript').inputValue()).toBe('console.log(3 ** 2)');
    await plain.context().close();
  });

  test('in a break the clock stands still and no question is there; then the answers are', async () => {
    await page.getByRole('button', { name: 'Take a break' }).click();
    await page.getByText('You are on a break').waitFor();
    expect(await page.getByText('Is it so?').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    const params = { attemptId: new URL(page.url()).pathname.split('/').at(-1) ?? '' };
    const { secondsLeft } = await learner.client.getAttempt({ params });
    await eventually('the break to take some seconds', async () => {
      const { breakSecondsLeft } = await learner.client.getAttempt({ params });
      return breakSecondsLeft < 598;
    });
    expect((await learner.client.getAttempt({ params })).secondsLeft).toBe(secondsLeft);
    await page.getByRole('button', { name: 'Go on with the exam' }).click();
    await page.getByText('2 of 2 answered').waitFor();
    await handIn(page);
    await page.getByText('Passed', { exact: true }).first().waitFor();
  });

  test('the credential says that it was supervised in person, and names nobody', async () => {
    const evidence = await evidenceOf(learner);
    const exam = evidence.find(({ name }) => name === 'Final exam');
    expect(exam?.narrative).toContain('Supervised in person; an invigilator confirmed the identity.');
    for (const { name } of demoPeople) expect(JSON.stringify(evidence)).not.toContain(name);
  });

  test('somebody from outside confirms with a code, and has no account', async () => {
    const other = await learnerOf(examId, 'Kofi Mensah');
    const params = { enrolmentId: other.enrolmentId, lessonId: examId };
    const { code } = await other.client.askForSitting({ params });
    await desk.reload();
    await desk.getByLabel('Name', { exact: true }).fill('Grace Guest');
    await desk.getByRole('button', { name: 'Make a code' }).click();
    await desk.getByText('A code for Grace Guest').waitFor();
    const guestCode = (await desk.getByText(/^[0-9a-f]{5}(-[0-9a-f]{5}){3}$/).textContent()) ?? '';
    expect(await accessibilityFaults(desk)).toEqual([]);
    const guest = await journey.browser.open();
    await guest.goto(`${journey.origin}/invigilate`);
    expect(await accessibilityFaults(guest)).toEqual([]);
    await guest.getByLabel('Your code').fill(guestCode);
    await guest.getByRole('button', { name: 'Open' }).click();
    await guest.getByLabel('Code on the page of Kofi Mensah').fill(code ?? '');
    expect(await accessibilityFaults(guest)).toEqual([]);
    await guest.getByRole('button', { name: 'This is Kofi Mensah' }).click();
    await guest.getByText('Kofi Mensah can begin now.').waitFor();
    expect(await accessibilityFaults(guest)).toEqual([]);
    expect(await other.client.askForSitting({ params })).toMatchObject({ state: 'confirmed' });

    await desk.reload();
    const takeBack = desk.getByRole('button', { name: 'Take back the code of Grace Guest' });
    await takeBack.click();
    await desk.getByText('The code is taken back').waitFor();
    await takeBack.waitFor({ state: 'detached' });
    expect(await accessibilityFaults(desk)).toEqual([]);
    await guest.getByRole('button', { name: 'Look again' }).click();
    await guest.getByLabel('Your code').waitFor();
    await guest.getByText('Kofi Mensah').first().waitFor({ state: 'detached' });
  });
});

describe('an exam that a provider watches: the demo’s sandbox', () => {
  const sandbox = 'Sandbox proctor (demo)';
  let owner: Page;
  let page: Page;
  let door: Page;
  let learner: Sitting;
  const console_ = () => `${journey.origin}/issuer/${place.organisationId}`;

  test('the owner finds it set up; another address has to fit, and a new secret is shown once', async () => {
    owner = await journey.openAs(demoPerson('owner'));
    await owner.goto(`${console_()}/settings`);
    await owner.getByRole('link', { name: /^Proctoring/ }).click();
    await owner.getByRole('heading', { level: 1, name: 'Proctoring' }).waitFor();
    expect(await owner.getByLabel('Name', { exact: true }).inputValue()).toBe(sandbox);
    const address = owner.getByLabel('Address of its page');
    const before = await address.inputValue();
    await address.fill('https://proctor.example/sessions/');
    await owner.getByRole('button', { name: 'Save' }).click();
    await owner.getByText('write {attemptRef} into it, once').first().waitFor();
    expect(await accessibilityFaults(owner)).toEqual([]);
    await address.fill(before);
    await owner.getByRole('button', { name: 'Save' }).click();
    await owner.getByText('Learners are led there from now on.').waitFor();
    expect(await accessibilityFaults(owner)).toEqual([]);
    // The sandbox goes on with the one before, which works for a day more.
    await owner.getByRole('button', { name: 'Exchange the secret' }).click();
    await owner.getByText(/^whsec_/).waitFor();
    expect(await accessibilityFaults(owner)).toEqual([]);
  });

  test('the learner is led to it, reads that nobody watches, and begins once its session has', async () => {
    const visitor = await signUpVisitor(journey.origin, { name: 'Efua Owusu', email: 'efua@mail.example' });
    const { items } = await visitor.client.listCatalogue({ query: {} });
    const programmeId = items.find(({ slug }) => slug === 'a-watched-exam-to-practise')?.id ?? '';
    const { id: enrolmentId, modules } = await visitor.client.enrol({ params: { programmeId } });
    const [reading, exam] = modules.flatMap(({ lessons }) => lessons);
    await visitor.client.setProgress({ params: { enrolmentId, lessonId: reading?.id ?? '' }, body: { done: true } });
    learner = { ...visitor, enrolmentId, examUrl: `${journey.origin}/learn/${enrolmentId}/lessons/${exam?.id}` };
    page = await journey.openAs(learner);
    await page.goto(learner.examUrl);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Prepare the session with the provider' }).click();
    const link = page.getByRole('link', { name: `Open ${sandbox} in a new tab` });
    expect(await link.getAttribute('href')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sessions\/[\w-]{24}\?return=/);
    expect(await accessibilityFaults(page)).toEqual([]);
    [door] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await door.getByText('Nobody watches.').waitFor();
    expect(await door.context().cookies(door.url())).toEqual([]);
    expect(await accessibilityFaults(door)).toEqual([]);
    await door.getByRole('button', { name: 'Begin the session' }).click();
    await door.getByText('Laurel knows that it has begun.').waitFor();
    expect(await door.getByRole('link', { name: 'Go to the exam' }).getAttribute('href')).toBe(learner.examUrl);
    expect(await accessibilityFaults(door)).toEqual([]);
    await page.getByText(`The session with ${sandbox} has begun`).waitFor();
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await page.waitForURL(/\/attempts\//);
    for (const name of ['Nobody: no camera is used', 'A person at the college'])
      await page.getByRole('radio', { name, exact: true }).check();
    for (const name of ['The name of the service', 'How many things were flagged'])
      await page.getByRole('checkbox', { name, exact: true }).check();
    await page.getByText('3 of 3 answered').waitFor();
    await page.getByText(/^Saved \d/).waitFor();
    await page.getByRole('button', { name: 'Hand in', exact: true }).click();
    await page.getByRole('button', { name: /^Hand in 3 answers/ }).click();
    await page.getByText(`Your result waits for ${sandbox}`).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('what it flags waits for the staff, whom the console leads to it; then the credential says what happened', async () => {
    await door.getByRole('button', { name: 'Let the sandbox flag something' }).click();
    await door.getByText('One thing was flagged, made up by the sandbox').waitFor();
    await door.getByRole('button', { name: 'End the session' }).click();
    await door.getByText('Your session has ended').waitFor();
    expect(await accessibilityFaults(door)).toEqual([]);
    await page.reload();
    await page.getByText('Your result waits for a decision').waitFor();
    expect((await learner.client.getEnrolment({ params: { enrolmentId: learner.enrolmentId } })).credentialId).toBe(
      null,
    );
    await owner.goto(console_());
    await owner.getByRole('heading', { name: 'Waiting for a decision' }).waitFor();
    expect(await accessibilityFaults(owner)).toEqual([]);
    await owner.getByRole('link', { name: 'Decide on “Three questions, watched by a sandbox”' }).click();
    const card = owner
      .locator('section')
      .filter({ has: owner.getByRole('heading', { name: 'Efua Owusu, attempt 1' }) })
      .last();
    await card.getByText('Made up by the sandbox').waitFor();
    await card.getByLabel('The result counts').check();
    expect(await accessibilityFaults(owner)).toEqual([]);
    await card.getByLabel('Why').fill('A family member, for a second.');
    await owner.getByRole('button', { name: 'Decide for Efua Owusu' }).click();
    await owner.getByText('Decided for Efua Owusu.').waitFor();
    expect(await accessibilityFaults(owner)).toEqual([]);
    await page.reload();
    await page.getByText('What was noted: A family member, for a second.').waitFor();
    const exam = (await evidenceOf(learner)).find(({ name }) => name.startsWith('Three questions'));
    expect(exam?.narrative).toContain(`The proctoring service ${sandbox} watched`);
    expect(exam?.narrative).toContain('flagged one thing. The organisation looked at it and let the result count.');
    expect(exam?.narrative).not.toContain('second person');
    const elsewhere = journey.browser.complaints.filter((complaint) => !complaint.includes(new URL(door.url()).origin));
    expect(elsewhere).toEqual([]);
  });

  test('those of the demo’s history have sat it by the same buttons: one counted, one was decided on, one waits', async () => {
    const text = await eventually(
      'the three sessions',
      async () => {
        await owner.reload();
        const shown = (await owner.getByRole('main').textContent()) ?? '';
        return ['Pia', 'Quentin', 'Rosa'].every((name) => shown.includes(`${name} (demo history)`)) && shown;
      },
      120,
    );
    expect(text).toContain('Nothing flagged');
    expect(text).toContain('Counts, as decided');
    expect(text).toContain('a housemate fetched a coat');
  });
});
