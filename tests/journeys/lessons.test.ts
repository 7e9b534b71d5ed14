import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createClient, type LaurelClient } from '@laurel/sdk';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { demoClient, demoPerson } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { eventually } from './support/eventually.ts';
import { startJourney } from './support/start-journey.ts';
import { cookieFetch, signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, developmentChain: false });

let learner: Visitor;
let page: Page;
let enrolmentId: string;
const lessons = { reading: '', video: '', elsewhere: '' };
let place: Awaited<ReturnType<typeof demoPlace>>;
const at = (lesson: keyof typeof lessons) => `${journey.origin}/learn/${enrolmentId}/lessons/${lessons[lesson]}`;

const instructor = demoPerson('instructor');
const filler = Array.from({ length: 40 }, (_, index) => `Paragraph ${index + 1} of the text, with some words in it.`);
const text = `# Squares

The area is $a^2$, and in general:

$$
\\int_0^1 x^2 \\, dx = \\frac{1}{3}
$$

\`\`\`js
const area = (a) => a ** 2;
\`\`\`

\`\`\`exercise the-area
\`\`\`

\`\`\`exercise print-it
\`\`\`

## Further on

${filler.join('\n\n')}`;

beforeAll(async () => {
  const staff = await demoClient(journey.origin, 'instructor');
  learner = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  place = await demoPlace(journey.origin);
  await writeLessons(staff, place);
  const enrolment = await learner.client.enrol({ params: { programmeId: place.programmeId } });
  enrolmentId = enrolment.id;
  const all = enrolment.modules.flatMap((module) => module.lessons);
  lessons.reading = all.find(({ title }) => title === 'Squares')?.id ?? '';
  lessons.video = all.find(({ title }) => title === 'A film')?.id ?? '';
  lessons.elsewhere = all.find(({ title }) => title === 'A film elsewhere')?.id ?? '';
  page = await journey.openAs(learner);
});

/** The next version of the demo's programme, with a reading and a video of this journey before all others. */
async function writeLessons(
  staff: LaurelClient,
  params: { organisationId: string; programmeId: string },
): Promise<void> {
  const media = path.join(import.meta.dirname, '../../packages/server/src/demo/content/media');
  const upload = async (name: string, mediaType: 'video/webm' | 'text/vtt') =>
    staff.uploadFile({ params, file: await readFile(path.join(media, name)), mediaType });
  const film = await upload('how-dns-works.webm', 'video/webm');
  const captions = await upload('how-dns-works.vtt', 'text/vtt');
  const { modules } = await staff.startVersion({ params });
  const moduleId = modules[0]?.id ?? '';
  const added = await staff.addLesson({
    params: { ...params, moduleId },
    body: { kind: 'reading', title: 'Squares', minutes: 5, markdown: text },
  });
  const lessonId = added.modules[0]?.lessons.at(-1)?.id ?? '';
  await staff.setExercise({
    params: { ...params, lessonId, key: 'the-area' },
    body: {
      kind: 'numeric',
      prompt: 'What is $3^2$?',
      answer: 9,
      hints: ['It is not $3 \\cdot 2$.'],
      explanation: 'Three times three.',
    },
  });
  await staff.setExercise({
    params: { ...params, lessonId, key: 'print-it' },
    body: { kind: 'code', prompt: 'Print the square of 3.', starter: 'console.log(3)', expectedOutput: '9' },
  });
  await staff.addLesson({
    params: { ...params, moduleId },
    body: {
      kind: 'video',
      title: 'A film',
      minutes: 2,
      videoUrl: film.url,
      durationSeconds: film.durationSeconds,
      captions: [{ language: 'en', url: captions.url }],
      transcript: 'What is said.',
    },
  });
  await staff.addLesson({
    params: { ...params, moduleId },
    body: {
      kind: 'video',
      title: 'A film elsewhere',
      minutes: 2,
      videoUrl: 'https://videos.example/film.mp4',
      transcript: 'What is said there.',
    },
  });
  await staff.publishProgramme({ params });
}

describe('a reading', () => {
  test('shows formulas and code in colours, and can be read by everybody', async () => {
    await page.goto(at('reading'));
    expect(await page.locator('math').count()).toBeGreaterThanOrEqual(2);
    expect(await page.locator('pre .hljs-keyword').first().textContent()).toBe('const');
    const colourOf = (what: string) =>
      page
        .locator(what)
        .first()
        .evaluate((element) => getComputedStyle(element).color);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await colourOf('pre .hljs-keyword')).not.toBe(await colourOf('pre code'));
      expect(await accessibilityFaults(page)).toEqual([]);
    }
  });

  test('asks an exercise: wrong brings a hint, right the explanation, on another device too', async () => {
    const exercise = page.getByRole('region', { name: 'Exercise: the-area' });
    await exercise.getByLabel('Your answer, a number').fill('6');
    await exercise.getByRole('button', { name: 'Check my answer' }).click();
    await exercise.getByText('Not right yet').waitFor();
    await exercise.getByText('Hint 1 of 1').waitFor();
    await exercise.getByLabel('Your answer, a number').fill('9');
    await exercise.getByRole('button', { name: 'Check my answer' }).click();
    await exercise.getByText('Three times three.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const other = await journey.openAs(learner, { javaScriptEnabled: false });
    await other.goto(at('reading'));
    await other.getByText('Three times three.').waitFor();
    await other.context().close();
  });

  test('runs code in the learner’s browser, and compares what it printed', async () => {
    const exercise = page.getByRole('region', { name: 'Exercise: print-it' });
    await exercise.getByLabel('Your code, in JavaScript').fill('console.log(3 ** 2)');
    await exercise.getByRole('button', { name: 'Run' }).click();
    await eventually(
      'what the code prints',
      async () => (await exercise.locator('pre').last().textContent()) === '9\n',
    );
    await exercise.getByRole('button', { name: 'Check my answer' }).click();
    await exercise.getByText('Well done.').waitFor();
  });

  test('is gone on with where one stopped, in a second browser', async () => {
    await page.getByText('Paragraph 30 of the text').scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 200);
    await eventually('the place to be kept', async () => {
      const { anchor } = await learner.client.getLesson({ params: { enrolmentId, lessonId: lessons.reading } });
      return anchor !== null && Number(anchor.slice(2)) > 10;
    });
    const other = await journey.openAs(learner);
    await other.goto(`${journey.origin}/learn`);
    await other.getByRole('link', { name: 'Continue where you stopped' }).click();
    await other.waitForURL(/#p-\d+$/);
    await eventually('the page to be there', async () => (await other.evaluate(() => window.scrollY)) > 500);
    await other.context().close();
  });
});

const watchedOf = async () => {
  const { watched } = await learner.client.getLesson({ params: { enrolmentId, lessonId: lessons.video } });
  if (!watched) throw new Error('nothing is counted of this video');
  return watched;
};

describe('a video', () => {
  test('shows its captions, which a key takes away', async () => {
    await page.goto(at('video'));
    const video = page.locator('video');
    const shown = () =>
      video.evaluate(({ textTracks: [track] }: HTMLVideoElement) => track?.mode === 'showing' && track.cues?.length);
    await eventually('the captions', async () => ((await shown()) || 0) > 0);
    await video.focus();
    await page.keyboard.press('c');
    expect(await shown()).toBe(false);
    await page.keyboard.press('c');
    expect(await shown()).toBeTruthy();
  });

  test('counts what is played, and no more', async () => {
    await page.goto(at('video'));
    await page.getByText('0:00 of 1:24 watched; 1:16 are needed').waitFor();
    await page.locator('video').focus();
    await page.keyboard.press('k');
    await eventually('some of it to be watched', async () => (await watchedOf()).seconds >= 5);
    await page.keyboard.press('k');
    expect((await watchedOf()).seconds).toBeLessThan(60);
    const params = { enrolmentId, lessonId: lessons.video };
    const forged = learner.client.countWatched({ params, body: { ranges: [{ start: 0, end: 84 }] } });
    await expect(forged).rejects.toMatchObject({ code: 'watched-too-fast' });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('counts nothing of what is jumped over, and all of what is played at twice the speed', async () => {
    await page.getByLabel('Speed').selectOption('2');
    await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
      video.currentTime = 64;
      await video.play();
    });
    const last = await eventually(
      'the end to be counted',
      async () => (await watchedOf()).ranges.find(({ end }) => end >= 83),
      90,
    );
    expect(last.start).toBeGreaterThanOrEqual(63);
    expect(last.start).toBeLessThanOrEqual(66);
    const { ranges, seconds, neededSeconds } = await watchedOf();
    expect(ranges.filter(({ start, end }) => start < 63 && end > 62)).toEqual([]);
    expect(seconds).toBeLessThan(neededSeconds);
    await page.getByText('Not watched yet:').waitFor();
    // Somewhere in the middle, for the next time.
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = 20;
    });
    await page
      .getByRole('button', { name: /^Play from 0:/ })
      .first()
      .click();
    await eventually('some seconds to be played', () =>
      page.locator('video').evaluate((video: HTMLVideoElement) => !video.paused && video.currentTime >= 2),
    );
    await page.goto(at('reading'));
  });

  test('that lies elsewhere is not asked for before it is played, is not counted, and says both', async () => {
    await page.goto(at('elsewhere'));
    await page.getByText('This video comes from videos.example. It is fetched from there when you play it').waitFor();
    await page.getByText('How much of this video you watch is not counted.').waitFor();
    // As the browser says it where there is no such file; it is heard as soon as the page has its script.
    await eventually('the player to say so', async () => {
      await page.locator('video').dispatchEvent('error');
      return page.getByText('Your browser cannot play this video now.').isVisible();
    });
    expect(await page.getByRole('link', { name: 'Open the video by itself' }).getAttribute('href')).toBe(
      'https://videos.example/film.mp4',
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mark as done and go on' }).click();
    await page.waitForURL((url) => url.href !== at('elsewhere'));
    const { state, watched } = await learner.client.getLesson({ params: { enrolmentId, lessonId: lessons.elsewhere } });
    expect([state, watched]).toEqual(['done', null]);
  });

  test('is not given captions that no browser would show: its author is told which line is wrong', async () => {
    const staff = createClient({ origin: journey.origin, fetch: cookieFetch(journey.origin) });
    await staff.signIn({ body: { email: instructor.email, password: instructor.password } });
    const { modules } = await staff.startVersion({ params: place });
    const film = modules.flatMap((module) => module.lessons).find(({ title }) => title === 'A film');
    const author = await journey.openAs(instructor);
    const { organisationId, programmeId } = place;
    await author.goto(`${journey.origin}/issuer/${organisationId}/programmes/${programmeId}/lessons/${film?.id}`);
    await author.getByLabel('Title').fill('A film with a new title');
    const buffer = Buffer.from('WEBVTT\n\n1\n00:00:01,000 --> 00:00:04,000\nTimes as another format has them.\n');
    await author.getByLabel(/^Captions/).setInputFiles({ name: 'film.vtt', mimeType: 'text/vtt', buffer });
    await author.getByLabel('Language of these captions').fill('de');
    await author.getByRole('button', { name: 'Save' }).first().click();
    await author.getByText('Line 4 is not a time from when to when: write 00:01.000 --> 00:04.000.').first().waitFor();
    expect(await author.getByLabel('Title').inputValue()).toBe('A film with a new title');
    expect(await author.getByLabel('Language of these captions').inputValue()).toBe('de');
    expect(await accessibilityFaults(author)).toEqual([]);
    await author.context().close();
  });

  test('goes on at its second in a second browser, and says what is missing', async () => {
    const other = await journey.openAs(learner);
    await other.goto(at('video'));
    await other.getByText(/^You stopped at 0:\d\d\./).waitFor();
    await other.getByText('Not watched yet:').waitFor();
    expect(await other.locator('video').getAttribute('src')).toMatch(/#t=[1-9]\d*$/);
    await other.context().close();
  });
});

test('no page complained of anything', () => {
  expect(journey.browser.complaints).toEqual([]);
});
