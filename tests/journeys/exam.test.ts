import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { openDoomedWindow } from './support/browser.ts';
import { demoPerson } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { eventually } from './support/eventually.ts';
import { fillExam } from './support/exam.ts';
import { comeIn } from './support/sign-in.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';
import { assessed, credentialOf, percent, whatCredentialSays } from './support/what-credential-says.ts';

const journey = startJourney({ demo: true, developmentChain: false });

let staff: Page;
let learner: Visitor;
let place: { organisationId: string; programmeId: string };
let enrolmentId: string;
let attemptUrl: string;

const instructor = demoPerson('instructor');

/** Wrong: for 90 %, of a pass mark of 70 %. */
const wrong = [10, 14];

beforeAll(async () => {
  learner = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  place = await demoPlace(journey.origin);
});

const promptsOn = (page: Page) => page.locator('fieldset legend').allTextContents();
const secondsOn = async (page: Page) => {
  const [minutes = 0, seconds = 0] =
    /(\d+):(\d+) left/.exec((await page.getByRole('timer').textContent()) ?? '')?.slice(1) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

describe('an exam in time, with a killed browser in the middle', () => {
  test('the instructor gives the exam a time limit in the next version, and publishes it', async () => {
    staff = await journey.openAs(instructor);
    await staff.goto(`${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}`);
    await staff.getByRole('button', { name: 'Start version 2' }).click();
    await staff.getByText('The next version is begun as a copy').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('link', { name: 'Final exam' }).click();
    await staff.getByLabel('Time limit in minutes').fill('30');
    await staff.getByLabel(/in a different order in each attempt/).check();
    await staff.getByLabel('Once the programme is completed, or no attempt is left').check();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('button', { name: 'Save changes' }).click();
    await staff.getByText('Your changes are saved.').waitFor();
    await staff.goto(`${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}`);
    await staff.getByRole('button', { name: 'Publish version 2' }).click();
    await staff.getByText('The programme is published.').waitFor();
  });

  test('a learner who needs more time is given it, by the staff', async () => {
    const enrolment = await learner.client.enrol({ params: { programmeId: place.programmeId } });
    enrolmentId = enrolment.id;
    expect(enrolment.version).toBe(2);
    const lessons = enrolment.modules.flatMap((module) => module.lessons).filter(({ kind }) => kind !== 'exam');
    for (const { id: lessonId } of lessons) {
      await learner.client.setProgress({ params: { enrolmentId, lessonId }, body: { done: true } });
    }
    const list = `${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}/learners`;
    await staff.goto(list);
    await staff.getByRole('link', { name: 'More time in exams, for Ama Boateng' }).click();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByLabel('More time in percent').fill('50');
    await staff.getByLabel('Why').fill('As agreed with the office.');
    await staff.getByRole('button', { name: 'Save changes' }).click();
    await staff.getByText('Your decision is saved.').waitFor();
  });

  test('the browser dies in the middle of the exam: answers, order and clock are as they were', async () => {
    const doomed = await openDoomedWindow();
    await comeIn(doomed.page, journey.origin, learner);
    await doomed.page.goto(`${journey.origin}/learn/${enrolmentId}`);
    await doomed.page.getByRole('link', { name: /^(Start|Go on): Final exam/ }).click();
    await doomed.page.getByText('45 mins from the start, by our clock; 50% more than others').waitFor();
    await doomed.page.getByRole('button', { name: 'Start the exam' }).click();
    await doomed.page.waitForURL(/\/attempts\//);
    attemptUrl = doomed.page.url();
    await fillExam(doomed.page, { wrong });
    await doomed.page.getByText(/^Saved \d/).waitFor();
    const order = await promptsOn(doomed.page);
    const left = await secondsOn(doomed.page);
    expect(left).toBeGreaterThan(30 * 60);
    await eventually('all to be saved', async () => {
      const params = { attemptId: attemptUrl.split('/').at(-1) ?? '' };
      return (await learner.client.getAttempt({ params })).questions.every(({ answer }) => answer !== null);
    });
    await doomed.kill();

    const page = await journey.openAs(learner);
    await page.goto(`${journey.origin}/learn/${enrolmentId}`);
    await page.getByRole('link', { name: /^Go on: Final exam/ }).click();
    await page.getByRole('link', { name: /^Go on with attempt 1/ }).click();
    await page.waitForURL(attemptUrl);
    await page.getByText('20 of 20 answered').waitFor();
    expect(await promptsOn(page)).toEqual(order);
    expect(await secondsOn(page)).toBeLessThanOrEqual(left);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('button', { name: /^Hand in 20 answers/ }).click();
    await page.getByText('Passed', { exact: true }).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('the credential says what happened: the score against the pass mark, the one attempt, and that nobody watched', async () => {
    const says = await whatCredentialSays(learner, await credentialOf(learner, enrolmentId));
    expect(says.results).toEqual([percent('Final exam', '90', '70')]);
    const narrative = 'Exam, marked by its answer key. Taken once. Not supervised.';
    expect(says.evidence).toEqual([assessed('Final exam', 'Exam', narrative)]);
    expect(says.criteria.split('\n\n').slice(-3)).toEqual(['Workload: 50 hours.', 'Credits: 2 ECTS.', 'Level: EQF 4.']);
    expect(journey.browser.complaints).toEqual([]);
  });
});
