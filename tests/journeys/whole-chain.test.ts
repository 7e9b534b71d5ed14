import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { demoProgramme } from '@laurel/server';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { keyIn, theirVerdict } from '../support/their-verifier.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { demoPerson } from './support/demo-person.ts';
import { fillExam } from './support/exam.ts';
import { runLaurel } from './support/laurel.ts';
import { mailTo } from './support/mail.ts';
import { startJourney } from './support/start-journey.ts';

const journey = startJourney({ demo: true });

const learner = { name: 'Nia Mensah', email: 'nia.mensah@mail.example', password: 'three green bottles on a wall' };

/** Questions answered wrongly: for 60 %, and for 90 %, of a pass mark of 70 %. */
const failing = [1, 3, 6, 9, 10, 14, 15];
const passing = [10, 14];

let page: Page;
let credentialUrl: string;
let file: string;

beforeAll(async () => {
  page = await journey.browser.open();
});

const go = (address: string) => page.goto(new URL(address, journey.origin).href);
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click();
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Every page of the journey is looked at by axe where it is passed. */
async function accessible(): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
}

describe('the whole chain in a browser', () => {
  test('sign up: a mail arrives over SMTP, its link proves the address', async () => {
    await go('/');
    await accessible();
    await follow('Create an account');
    await accessible();
    await page.getByLabel('Name', { exact: true }).fill(learner.name);
    await page.getByLabel('E-mail address').fill(learner.email);
    await page.getByLabel('Password', { exact: true }).fill(learner.password);
    await press('Create my account');
    await heading('Check your mail');
    await accessible();
    const mail = await mailTo(journey.origin, learner.email, /confirm-email\?token=/);
    await go(/http\S+confirm-email\?token=\S+/.exec(mail.text)?.[0] ?? '');
    await press('Confirm this address');
    await page.waitForURL(/\/learn$/);
    await accessible();
  });

  test('enrol in the programme of the catalogue', async () => {
    await go('/programmes');
    await accessible();
    await follow(demoProgramme.title);
    await heading(demoProgramme.title);
    await accessible();
    await press('Enrol');
    await page.waitForURL(/\/learn\/[0-9a-f-]{36}$/);
    await accessible();
  });

  test('read and watch every lesson, in order, and find one’s place again', async () => {
    await follow(/^Start: /);
    const lessons = demoProgramme.modules.flatMap((module) => module.lessons).filter(({ kind }) => kind !== 'exam');
    for (const [index, lesson] of lessons.entries()) {
      await heading(lesson.title);
      if (index === 5) {
        await takeNextStep();
        await heading(lesson.title);
      }
      if (index < 3) await accessible();
      if (lesson.kind === 'video') await watch();
      await press(/^Mark as done/);
    }
    await heading(examTitle());
  });

  test('fail the exam, and see what to look at again', async () => {
    await accessible();
    await press('Start the exam');
    await accessible();
    await fillExam(page, { wrong: failing });
    await press('Hand in');
    await heading('Hand in your answers?');
    await accessible();
    await press(/^Hand in 20 answers/);
    await page.getByText('Not passed yet').first().waitFor();
    await accessible();
  });

  test('an attempt is kept across a reload and a closed window, and passes', async () => {
    await press('Try again');
    await page.waitForURL(/\/attempts\//);
    await fillExam(page, { wrong: passing });
    await press('Save and go on later');
    await page.waitForURL(/\/learn\//);
    await takeNextStep();
    await follow(/^Go on with attempt 2/);
    await press('Hand in');
    await press(/^Hand in 20 answers/);
    await page.getByText('Passed', { exact: true }).first().waitFor();
  });

  test('the credential is issued within seconds and its page says valid', async () => {
    const issued = page.getByRole('link', { name: 'See your credential' });
    await issued.first().waitFor({ timeout: 15_000 });
    await issued.first().click();
    await page.waitForURL(/\/credentials\/[0-9a-f-]{36}/);
    credentialUrl = page.url();
    await page.locator('[data-outcome="valid"]').first().waitFor();
    await page.getByText(learner.name).first().waitFor();
    await page
      .getByText(/90\s?%/)
      .first()
      .waitFor();
    await accessible();
    const mail = await mailTo(journey.origin, learner.email, /\/credentials\//);
    expect(mail.text).toContain(new URL(credentialUrl).pathname);
  });

  test('the browser checks it again by itself', async () => {
    await page.locator('summary', { hasText: 'See each check' }).first().click();
    await press('Check again in this browser');
    await page.getByText('Checked in this browser').first().waitFor();
    expect(await page.locator('[data-outcome="not-valid"]').count()).toBe(0);
  });

  test('private until shared: nobody else sees the page, then everybody', async () => {
    const stranger = await journey.browser.open({ javaScriptEnabled: false });
    expect((await stranger.goto(credentialUrl))?.status()).toBe(404);
    await press('Make it public');
    await page.getByText('This page is public now').waitFor();
    expect((await stranger.goto(credentialUrl))?.status()).toBe(200);
    await stranger.locator('[data-outcome="valid"]').first().waitFor();
    const head = await stranger.content();
    expect(head).toMatch(/property="og:image"/);
    expect(head).toContain('linkedin.com/profile/add');
    const image = /property="og:image" content="([^"]+)"/.exec(head)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const picture = await fetch(image);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    await stranger.context().close();
  });

  test('download the JSON and the PDF', async () => {
    const [json] = await Promise.all([page.waitForEvent('download'), follow('Download the credential (JSON)')]);
    file = path.join(journey.folder, 'credential.json');
    await json.saveAs(file);
    const credential = JSON.parse(await readFile(file, 'utf8'));
    expect(credential).toMatchObject({
      proof: { cryptosuite: 'eddsa-rdfc-2022' },
      credentialSubject: { result: [{ value: '90' }] },
    });
    const pdf = await page
      .context()
      .request.get(new URL(`/api/v1${new URL(credentialUrl).pathname}/pdf`, journey.origin).href);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('somebody else’s verifier accepts the downloaded file, and refuses it with any claim changed', async () => {
    const credential = JSON.parse(await readFile(file, 'utf8'));
    const find = async (url: string) => {
      const [, , , ...path] = (url.split('#')[0] ?? '').split(':');
      const answer = await fetch(`${journey.origin}/${path.join('/')}/did.json`);
      return answer.ok ? keyIn((await answer.json()) as object, url) : undefined;
    };
    const now = new Date();
    const theirs = await theirVerdict(credential, { find, now });
    expect(theirs.error).toBeUndefined();
    expect(theirs.verified).toBe(true);
    const claims: object[] = [
      { ...credential, name: `${credential.name}.` },
      { ...credential, validFrom: '2020-01-01T00:00:00Z' },
      { ...credential, issuer: { ...credential.issuer, name: 'Another College' } },
      { ...credential, credentialSubject: { ...credential.credentialSubject, creditsEarned: 3 } },
    ];
    for (const changed of claims) expect((await theirVerdict(changed, { find, now })).verified).toBe(false);
  });

  test('the verify page says valid of the file, without signing in and without JavaScript', async () => {
    const recruiter = await journey.browser.open({ javaScriptEnabled: false });
    await recruiter.goto(new URL('/verify', journey.origin).href);
    await recruiter.locator('input[type=file]').setInputFiles(file);
    await recruiter
      .getByRole('button', { name: /verify/i })
      .first()
      .click();
    await recruiter.locator('[data-outcome="valid"]').first().waitFor();
    await recruiter.getByText(learner.name).first().waitFor();
    await recruiter.context().close();
  });

  test('the verify page says valid with JavaScript, and not valid of a changed file', async () => {
    await go('/verify');
    await accessible();
    await page.locator('input[type=file]').setInputFiles(file);
    await press(/verify/i);
    await page.locator('[data-outcome="valid"]').first().waitFor();
    await accessible();
    const changed = path.join(journey.folder, 'changed.json');
    await writeFile(changed, (await readFile(file, 'utf8')).replace(learner.name, 'Nia Mansah'));
    await go('/verify');
    await page.locator('input[type=file]').setInputFiles(changed);
    await press(/verify/i);
    await page.locator('[data-outcome="not-valid"]').first().waitFor();
    await accessible();
  });

  test('the command line agrees: 0 valid, 2 when it may not ask', async () => {
    expect((await runLaurel(['verify', file])).code).toBe(0);
    expect((await runLaurel(['verify', '--offline', file])).code).toBe(2);
  });

  test('the issuer finds it and revokes it with a reason', async () => {
    const owner = demoPerson('owner');
    const desk = await journey.browser.open();
    const before = page;
    page = desk;
    await go('/sign-in');
    await accessible();
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await press('Sign in');
    await page.waitForURL(/\/(learn|issuer)/);
    await go('/issuer');
    await page.waitForURL(/\/issuer\/[0-9a-f-]{36}/);
    await accessible();
    await follow('Issued credentials');
    await heading('Issued credentials');
    await accessible();
    await page.getByLabel('Name or e-mail address').fill('nia.mensah');
    await press('Find');
    await follow(learner.name);
    await accessible();
    await follow('Revoke this credential');
    await accessible();
    await page.getByLabel('Reason').fill('The exam was sat by somebody else');
    await page.getByLabel('I understand that this cannot be undone').check();
    await press('Revoke this credential for good');
    await page.getByText('The credential is revoked').first().waitFor();
    await accessible();
    await page.context().close();
    page = before;
  });

  test('now the verify page says not valid, with the reason; so do the page and the command line', async () => {
    await go('/verify');
    await page.locator('input[type=file]').setInputFiles(file);
    await press(/verify/i);
    await page.locator('[data-outcome="not-valid"]').first().waitFor();
    await page.locator('[data-check="status"][data-outcome="fail"]').first().waitFor({ state: 'attached' });
    await page.goto(credentialUrl);
    await page.locator('[data-outcome="not-valid"]').first().waitFor();
    await page.getByText('The exam was sat by somebody else').first().waitFor();
    await accessible();
    expect((await runLaurel(['verify', file])).code).toBe(1);
  });

  test('on a phone and in the dark, the pages still pass, and nothing scrolls sideways', async () => {
    const phone = await journey.browser.open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    for (const address of ['/', '/programmes', '/verify', '/sign-up', '/api', credentialUrl]) {
      await phone.goto(new URL(address, journey.origin).href);
      expect(await accessibilityFaults(phone), address).toEqual([]);
      const wide = await phone.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, address).toBeLessThanOrEqual(0);
    }
    await phone.context().close();
  });

  test('no page complained on the way: no script error, nothing refused, nothing asked of another host', () => {
    expect(journey.browser.complaints).toEqual([]);
  });
});

/** From the learner's home, the one thing to do next. */
async function takeNextStep(): Promise<void> {
  await go('/learn');
  await page.locator('section[aria-labelledby="next-step"] a').first().click();
}

/** Plays the video for a moment and sees that it plays. */
async function watch(): Promise<void> {
  const video = page.locator('video');
  await video.evaluate(async (element: HTMLVideoElement) => {
    element.muted = true;
    await element.play();
  });
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), { timeout: 10_000 })
    .toBeGreaterThan(0.3);
  await video.evaluate((element: HTMLVideoElement) => element.pause());
}

function examTitle(): string {
  return demoProgramme.modules.flatMap((module) => module.lessons).find(({ kind }) => kind === 'exam')?.title ?? '';
}
