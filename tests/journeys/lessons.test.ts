import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type LaurelClient } from '@laurel/sdk';
import { demoPeople } from '@laurel/server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../dev/stack/free-port.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { type JourneyBrowser, startBrowser } from './support/browser.ts';
import { demoPlace } from './support/demo-place.ts';
import { eventually } from './support/eventually.ts';
import { sandboxEscapes } from './support/sandbox-escapes.ts';
import { comeIn } from './support/sign-in.ts';
import { cookieFetch, signUpVisitor, type Visitor } from './support/visitor.ts';

let stack: Stack;
let browser: JourneyBrowser;
let folder: string;
let learner: Visitor;
let page: Page;
let enrolmentId: string;
const lessons = { reading: '', video: '' };
const at = (lesson: keyof typeof lessons) => `${stack.origin}/learn/${enrolmentId}/lessons/${lessons[lesson]}`;

const instructor = demoPeople.find(({ role }) => role === 'instructor') ?? { email: '', password: '' };
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
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-lessons-'));
  stack = await startStack({
    port: await freePort(),
    dataDirectory: path.join(folder, 'data'),
    demo: true,
    developmentChain: false,
  });
  browser = await startBrowser(stack.origin);
  const staff = createClient({ origin: stack.origin, fetch: cookieFetch(stack.origin) });
  await staff.signIn({ body: { email: instructor.email, password: instructor.password } });
  learner = await signUpVisitor(stack.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  const place = await demoPlace(stack.origin);
  await writeLessons(staff, place);
  const enrolment = await learner.client.enrol({ params: { programmeId: place.programmeId } });
  enrolmentId = enrolment.id;
  const all = enrolment.modules.flatMap((module) => module.lessons);
  lessons.reading = all.find(({ title }) => title === 'Squares')?.id ?? '';
  lessons.video = all.find(({ title }) => title === 'A film')?.id ?? '';
  page = await browser.open();
  await comeIn(page, stack.origin, learner);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
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
    const other = await browser.open({ javaScriptEnabled: false });
    await comeIn(other, stack.origin, learner);
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
    const other = await browser.open();
    await comeIn(other, stack.origin, learner);
    await other.goto(`${stack.origin}/learn`);
    await other.getByRole('link', { name: 'Continue where you stopped' }).click();
    await other.waitForURL(/#p-\d+$/);
    await eventually('the page to be there', async () => (await other.evaluate(() => window.scrollY)) > 500);
    await other.context().close();
  });
});

describe('a video', () => {
  test('counts what is played, and no more', async () => {
    await page.goto(at('video'));
    await page.getByText('0:00 of 1:24 watched; 1:16 are needed').waitFor();
    await page.locator('video').focus();
    await page.keyboard.press('k');
    await eventually('some of it to be watched', async () => {
      const { watched } = await learner.client.getLesson({ params: { enrolmentId, lessonId: lessons.video } });
      return (watched?.seconds ?? 0) >= 5;
    });
    await page.keyboard.press('k');
    const { watched } = await learner.client.getLesson({ params: { enrolmentId, lessonId: lessons.video } });
    expect(watched?.seconds).toBeLessThan(60);
    const params = { enrolmentId, lessonId: lessons.video };
    const forged = learner.client.countWatched({ params, body: { ranges: [{ start: 0, end: 84 }] } });
    await expect(forged).rejects.toMatchObject({ code: 'watched-too-fast' });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('goes on at its second in a second browser, and says what is missing', async () => {
    const other = await browser.open();
    await comeIn(other, stack.origin, learner);
    await other.goto(at('video'));
    await other.getByText(/^You stopped at 0:\d\d\./).waitFor();
    await other.getByText('Not watched yet:').waitFor();
    expect(await other.locator('video').getAttribute('src')).toMatch(/#t=[1-9]\d*$/);
    await other.context().close();
  });
});

describe('J08: uploaded code run', () => {
  let canary: Server;
  let hits = 0;
  beforeAll(async () => {
    canary = createServer((_, response) => {
      hits += 1;
      response.setHeader('access-control-allow-origin', '*').end();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => canary.close());

  test('a hundred attempts to get out of the sandbox give no escape, and the page lives', async () => {
    const { port } = canary.address() as AddressInfo;
    const escapes = sandboxEscapes({ canary: `127.0.0.1:${port}`, origin: stack.origin });
    expect(escapes.length).toBeGreaterThanOrEqual(100);
    await page.goto(at('reading'));
    await page.locator('iframe').waitFor({ state: 'attached' });
    // A frame that is still loading hears nothing.
    await expect
      .poll(() => page.evaluate(runInSandbox, { code: '', patience: 1_000 }), { timeout: 60_000 })
      .toMatchObject({ state: 'ended' });
    const title = await page.title();
    // What the policy refuses is told of as a request too, but is never sent.
    const answered: string[] = [];
    page.context().on('response', (response) => answered.push(response.url()));
    const cookies = await page.context().cookies();
    for (const code of escapes) {
      const ran = await page.evaluate(runInSandbox, { code, patience: 20_000 });
      expect([code, ran.state]).toEqual([code, expect.stringMatching(/^(ended|failed|too-long|too-much)$/)]);
      expect([code, ran.output.includes('escaped')]).toEqual([code, false]);
    }
    expect(hits).toBe(0);
    expect(answered.filter((url) => !url.startsWith('blob:'))).toEqual([]);
    expect(await page.context().cookies()).toEqual(cookies);
    expect(await page.title()).toBe(title);
    expect(page.url()).toBe(at('reading'));
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('escaped')))).toEqual([]);
    const right = await page.evaluate(runInSandbox, { code: 'console.log(1 + 1)', patience: 20_000 });
    expect(right, 'the sandbox itself still works').toMatchObject({ state: 'ended', output: '2\n' });
  }, 300_000);
});

/** Runs in the page: hands code to the frame as the page does, and hears what became of it. */
async function runInSandbox(given: { code: string; patience: number }): Promise<{ state: string; output: string }> {
  const { code, patience } = given;
  const frame = document.querySelector('iframe');
  const run = crypto.randomUUID();
  return new Promise((resolve) => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source !== frame?.contentWindow || data.run !== run) return;
      window.removeEventListener('message', hear);
      resolve(data);
    };
    window.addEventListener('message', hear);
    frame?.contentWindow?.postMessage({ run, code }, '*');
    setTimeout(() => resolve({ state: 'no answer', output: '' }), patience);
  });
}
