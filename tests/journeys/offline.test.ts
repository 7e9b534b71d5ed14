import type { LaurelClient } from '@laurel/sdk';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStack } from '../../dev/stack/start-stack.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { demoClient } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { eventually } from './support/eventually.ts';
import { plainPng } from './support/pictures.ts';
import { comeIn } from './support/sign-in.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const install = { demo: true, developmentChain: false };
const journey = startJourney(install);

let ama: Visitor;
let kofi: Visitor;
let page: Page;
let enrolmentId: string;
let programmeId: string;
const lessons = { reading: '', video: '', exam: '' };
/** Readings of the demo, for marks. */
let others: string[] = [];
const programme = () => `${journey.origin}/learn/${enrolmentId}`;
const at = (lesson: keyof typeof lessons) => `${programme()}/lessons/${lessons[lesson]}`;

const filler = Array.from({ length: 40 }, (_, index) => `Paragraph ${index + 1} of the text, with some words in it.`);
const text = (image: string) => `# Squares

The area is $a^2$.

![A green square](${image})

| side | area |
| --- | --- |
| 2 | 4 |

\`\`\`js
const area = (a) => a ** 2;
\`\`\`

\`\`\`exercise the-area
\`\`\`

${filler.join('\n\n')}`;

beforeAll(async () => {
  const staff = await demoClient(journey.origin, 'instructor');
  ama = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  kofi = await signUpVisitor(journey.origin, { name: 'Kofi Mensah', email: 'kofi@mail.example' });
  const place = await demoPlace(journey.origin);
  await writeLessons(staff, place);
  programmeId = place.programmeId;
  const enrolment = await ama.client.enrol({ params: { programmeId } });
  enrolmentId = enrolment.id;
  const all = enrolment.modules.flatMap((module) => module.lessons);
  lessons.reading = all.find(({ title }) => title === 'Squares')?.id ?? '';
  lessons.video = all.find(({ kind }) => kind === 'video')?.id ?? '';
  lessons.exam = all.find(({ kind }) => kind === 'exam')?.id ?? '';
  others = all.filter(({ id, kind }) => kind === 'reading' && id !== lessons.reading).map(({ id }) => id);
  page = await journey.openAs(ama);
});

/** The next version of the demo's programme, with a reading of this journey in its first module. */
async function writeLessons(staff: LaurelClient, params: { organisationId: string; programmeId: string }) {
  const image = await staff.uploadFile({ params, file: await plainPng(), mediaType: 'image/png' });
  const { modules } = await staff.startVersion({ params });
  const moduleId = modules[0]?.id ?? '';
  const body = { kind: 'reading' as const, title: 'Squares', minutes: 5, markdown: text(image.url) };
  const added = await staff.addLesson({ params: { ...params, moduleId }, body });
  const lessonId = added.modules[0]?.lessons.at(-1)?.id ?? '';
  await staff.setExercise({
    params: { ...params, lessonId, key: 'the-area' },
    body: { kind: 'numeric', prompt: 'What is $3^2$?', answer: 9 },
  });
  await staff.publishProgramme({ params });
}

const namesOfCaches = () => page.evaluate(() => caches.keys());
const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const offline = (isOffline: boolean) => page.context().setOffline(isOffline);

async function keep(): Promise<void> {
  await page.goto(programme());
  await page.getByRole('button', { name: 'Keep for offline reading' }).click();
  await page.getByText(/lessons are kept on this device/).waitFor();
}

/** The browser says that there is no connection, and shows a page of its own. */
const cannotBeReached = (address: string) => expect(page.goto(address)).rejects.toThrow(/ERR_/);

describe('keeping a programme', () => {
  test('is not offered without a script, and keeps nothing before one asks', async () => {
    const other = await journey.openAs(ama, { javaScriptEnabled: false });
    await other.goto(programme());
    await other.getByRole('heading', { name: 'Modules and lessons' }).waitFor();
    expect(await other.getByText('Offline reading').count()).toBe(0);
    await other.context().close();
    await page.goto(at('reading'));
    expect([await namesOfCaches(), await workers()]).toEqual([[], 0]);
  });

  test('holds its texts and what they need, and nothing else', async () => {
    await keep();
    expect(await accessibilityFaults(page)).toEqual([]);
    const { id } = await ama.client.getMe();
    const names = await namesOfCaches();
    expect(names).toEqual([expect.stringMatching(`^laurel-offline:copy:${id}:${enrolmentId}:`)]);
    const kept = await page.evaluate(async (name) => {
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => url.replace(location.origin, ''));
    }, names[0] ?? '');
    expect(kept).toContain(`/learn/${enrolmentId}/lessons/${lessons.reading}`);
    const expected = /^(\/learn\/[\w-]+(\/lessons\/[\w-]+)?|\/offline|\/assets\/.+|\/files\/.+|\/favicon\.svg)$/;
    expect(kept.filter((address) => !expected.test(address))).toEqual(['https://about.invalid/']);
    expect(kept.filter((address) => address.includes(lessons.exam))).toEqual([]);
  });
});

describe('without a connection', () => {
  beforeAll(() => offline(true));
  afterAll(() => offline(false));

  test('a reading opens at its own address, with formulas, code, tables and pictures, and says that it is kept', async () => {
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    await page.goto(at('reading'));
    await page.getByText(/^You are offline\. Saved on/).waitFor();
    expect(page.url()).toBe(at('reading'));
    expect(await page.locator('math').count()).toBeGreaterThanOrEqual(1);
    expect(await page.getByRole('cell', { name: '4' }).count()).toBe(1);
    expect(await page.locator('pre .hljs-keyword').first().textContent()).toBe('const');
    const picture = page.getByRole('img', { name: 'A green square' });
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64);
    await page.getByText('An exercise is checked by the server: it needs a connection.').waitFor();
    expect(await page.getByRole('button', { name: 'Check my answer' }).count()).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    const built = failed.filter((url) => url.includes('/assets/') || url.includes('/files/'));
    expect(built).toEqual([]);
  });

  test('one goes on where one stopped, and what was read is marked', async () => {
    await page.getByText('Paragraph 30 of the text').scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 200);
    await eventually('the place to wait', async () =>
      (await namesOfCaches()).some((name) => name.includes(':waiting:')),
    );
    await page.reload();
    await page.getByRole('link', { name: 'Continue where you stopped' }).click();
    await eventually('the place to be there', () => page.evaluate(() => window.scrollY > 500));
    await page.getByRole('button', { name: 'Mark as done' }).click();
    await page.getByText('You have marked this lesson as done. It is sent as soon as you are connected.').waitFor();
    await page.reload();
    await page.getByText('You have marked this lesson as done.').waitFor();
  });

  test('a video is its transcript', async () => {
    await page.goto(at('video'));
    await page.getByText('The video needs a connection. Its transcript was kept.').waitFor();
    expect(await page.locator('video').count()).toBe(0);
    expect(await page.locator('details[open]').getByText('Transcript').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('the programme leads to its lessons, and from what was not kept to a plain page', async () => {
    await page.goto(programme());
    await page.getByText(/lessons are kept on this device/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Squares', exact: true }).last().click();
    await page.getByRole('heading', { name: 'Squares', level: 1 }).waitFor();
    await page.goto(programme());
    await page.locator(`a[href$="${lessons.exam}"]`).first().click();
    await page.getByRole('heading', { name: 'This page needs a connection' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'IT Support Fundamentals' }).click();
    await page.waitForURL(programme());
  });

  test('an exam is answered by nobody', async () => {
    await page.goto(at('exam'));
    expect(new URL(page.url()).pathname).toBe('/offline');
    await cannotBeReached(`${journey.origin}/attempts/00000000-0000-4000-8000-000000000001`);
  });
});

describe('with a connection again', () => {
  test('the page says so, and what waited is sent', async () => {
    await offline(true);
    await page.goto(at('reading'));
    await page.getByText(/^You are offline\./).waitFor();
    await offline(false);
    await page.getByText('You are connected again.').waitFor();
    const params = { enrolmentId, lessonId: lessons.reading };
    const lesson = await eventually('the mark to come', async () => {
      const now = await ama.client.getLesson({ params });
      return now.state === 'done' ? now : undefined;
    });
    expect(Number(lesson.anchor?.slice(2))).toBeGreaterThan(10);
    await page.getByRole('link', { name: 'Open this page as it is now' }).click();
    await page.getByText('You have done this lesson.').waitFor();
    expect(await page.locator('[data-offline]').count()).toBe(0);
    await eventually(
      'nothing to wait',
      async () => !(await namesOfCaches()).some((name) => name.includes(':waiting:')),
    );
  });

  test('a copy of an older build is made anew, and the older one goes', async () => {
    const older = await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const from = await caches.open(name);
      const old = name.replace(/:[\w-]+:\d+$/, `:olderbuild:${Date.now() - 60_000}`);
      const to = await caches.open(old);
      for (const request of await from.keys()) {
        const response = await from.match(request);
        if (response) await to.put(request, response);
      }
      await caches.delete(name);
      return old;
    });
    await page.goto(programme());
    await eventually('the copy to be renewed', async () => {
      const names = await namesOfCaches();
      return names.length === 1 && names[0] !== older;
    });
  });
});

const pressSignOut = async () => {
  await page.getByText('Ama Boateng').first().click();
  await page.getByRole('button', { name: 'Sign out' }).first().click();
};
const isWaiting = async () => (await namesOfCaches()).some((name) => name.includes(':waiting:'));
const stateOf = async (lessonId: string) => (await ama.client.getLesson({ params: { enrolmentId, lessonId } })).state;

/** Marks the next of the demo's readings without a connection, and stays without one. */
async function markOffline(): Promise<string> {
  const lessonId = others.shift() ?? '';
  await offline(true);
  await page.goto(`${programme()}/lessons/${lessonId}`);
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await page.getByText('You have marked this lesson as done. It is sent as soon as you are connected.').waitFor();
  return lessonId;
}

test('nobody is signed out without a connection: it is said, and what was kept stays until one removes it', async () => {
  await offline(true);
  await page.goto(programme());
  await pressSignOut();
  const question = page.getByRole('dialog', { name: 'You are still signed in' });
  await question.getByText('What you kept for offline reading can be removed from this device at once.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await question.getByRole('button', { name: 'Close' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await namesOfCaches()).toHaveLength(1);
  await page.goto(at('reading'));
  await page.getByText(/^You are offline\. Saved on/).waitFor();
  await offline(false);
});

describe('what was marked without a connection is not lost without a word', () => {
  test('when one signs out: it is said, and nothing is done before one chose', async () => {
    await markOffline();
    await pressSignOut();
    const question = page.getByRole('dialog', { name: 'Not everything has been sent yet' });
    await question.getByText('1 lesson that you marked as done without a connection').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await question.getByRole('button', { name: 'Try again' }).click();
    await question.waitFor({ state: 'detached' });
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await isWaiting()).toBe(true);
    await page.reload();
    await page.getByText(/^You are offline\. Saved on/).waitFor();
  });

  test('when one signs out: it is sent first', async () => {
    const lessonId = await markOffline();
    // A connection that is there, and a server that takes nothing for a moment.
    const progress = /\/lessons\/[\w-]+\/progress$/;
    await page.route(progress, (route) => route.fulfill({ status: 503 }));
    await offline(false);
    await page.goto(programme());
    await pressSignOut();
    const question = page.getByRole('dialog', { name: 'Not everything has been sent yet' });
    await question.getByText('The server cannot be reached, or does not take it now.').waitFor();
    expect(await stateOf(lessonId)).not.toBe('done');
    await page.unroute(progress);
    await question.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect(await stateOf(lessonId)).toBe('done');
    expect([await namesOfCaches(), await workers()]).toEqual([[], 0]);
  });

  test('when one would rather lose it: the device is empty at once, and one is told that one is still signed in', async () => {
    await comeIn(page, journey.origin, ama);
    await keep();
    const lessonId = await markOffline();
    await pressSignOut();
    await page.getByRole('button', { name: 'Lose it and sign out' }).click();
    const question = page.getByRole('dialog', { name: 'You are still signed in' });
    await question.getByText('What was kept for offline reading has been removed from this device.').waitFor();
    expect([await namesOfCaches(), await workers()]).toEqual([[], 0]);
    await offline(false);
    await question.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect(await stateOf(lessonId)).not.toBe('done');
  });

  test('when the session ended elsewhere: it waits for its owner, and for nobody else', async () => {
    await comeIn(page, journey.origin, ama);
    await keep();
    const first = await markOffline();
    await page.context().clearCookies();
    await offline(false);
    await page.goto(programme());
    await page.getByText('Something waits to be sent.').waitFor();
    expect(await namesOfCaches()).toEqual([expect.stringContaining(':waiting:')]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await comeIn(page, journey.origin, ama);
    await eventually('the mark to come', async () => (await stateOf(first)) === 'done');
    await eventually('nothing to wait', async () => !(await isWaiting()));
    await keep();
    const second = await markOffline();
    await page.context().clearCookies();
    await offline(false);
    await page.goto(programme());
    await page.getByText('Something waits to be sent.').waitFor();
    await comeIn(page, journey.origin, kofi);
    await eventually('all of Ama’s to be forgotten', async () => (await namesOfCaches()).length === 0);
    expect(await stateOf(second)).not.toBe('done');
  });

  test('when the enrolment ended meanwhile: the device drops what it kept, and says what was not taken', async () => {
    await page.context().clearCookies();
    await comeIn(page, journey.origin, ama);
    await keep();
    await markOffline();
    await ama.client.leaveProgramme({ params: { enrolmentId } });
    await page.goto(at('reading'));
    await page.getByText(/^You are offline\. Saved on/).waitFor();
    await offline(false);
    // At the latest when the page asks by itself whether the server answers.
    await page.getByText('Not everything was taken.').waitFor({ timeout: 60_000 });
    await eventually('worker and copies to go', async () => {
      return (await workers()) === 0 && (await namesOfCaches()).length === 0;
    });
    await offline(true);
    await cannotBeReached(at('reading'));
    await offline(false);
    await ama.client.enrol({ params: { programmeId } });
  });
});

describe('nothing is left', () => {
  test('when one signs out', async () => {
    await keep();
    await page.getByText(/lessons are kept on this device/).waitFor();
    await pressSignOut();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect([await namesOfCaches(), await workers()]).toEqual([[], 0]);
    await offline(true);
    await cannotBeReached(at('reading'));
    await offline(false);
  });

  test('when one removes it', async () => {
    await comeIn(page, journey.origin, ama);
    await keep();
    await page.getByRole('button', { name: 'Remove from this device' }).click();
    await page.getByRole('button', { name: 'Keep for offline reading' }).waitFor();
    expect([await namesOfCaches(), await workers()]).toEqual([[], 0]);
  });

  test('when the session ended elsewhere', async () => {
    await keep();
    await page.context().clearCookies();
    await page.goto(`${journey.origin}/programmes`);
    await eventually('all to be forgotten', async () => (await namesOfCaches()).length === 0);
    await comeIn(page, journey.origin, ama);
    await keep();
    await page.context().clearCookies();
    // Before any script of the page: the worker sees which page is shown.
    await page.goto(programme());
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await namesOfCaches()).toEqual([]);
  });

  test('for another person at the same device', async () => {
    await comeIn(page, journey.origin, ama);
    await keep();
    // Kofi’s session comes in without the page for signing in being shown, as by a link from a mail.
    const window = await journey.openAs(kofi);
    const cookies = await window.context().cookies();
    await window.context().close();
    await page.context().addCookies(cookies);
    await page.goto(`${journey.origin}/learn`);
    await page.getByText('Kofi Mensah').first().waitFor();
    await eventually('all of Ama’s to be forgotten', async () => (await namesOfCaches()).length === 0);
    await offline(true);
    await cannotBeReached(at('reading'));
    await offline(false);
  });

  test('when the account was erased while the device was away', async () => {
    const { id } = await kofi.client.enrol({ params: { programmeId } });
    const own = `${journey.origin}/learn/${id}`;
    await page.goto(own);
    await page.getByRole('button', { name: 'Keep for offline reading' }).click();
    await page.getByText(/lessons are kept on this device/).waitFor();
    await offline(true);
    await page.goto(own);
    await page.getByText(/^You are offline\. Saved on/).waitFor();
    await kofi.client.eraseMe({ body: { email: kofi.email, password: kofi.password, copies: 'stay-valid' } });
    await offline(false);
    await eventually('all to be forgotten', async () => (await namesOfCaches()).length === 0, 60);
    await offline(true);
    await cannotBeReached(own);
    await offline(false);
  });

  test('when the operator switches it off', async () => {
    await page.context().clearCookies();
    await comeIn(page, journey.origin, ama);
    await keep();
    const { stack, dataDirectory } = journey;
    await stack.stop();
    const env = { LAUREL_OFFLINE_READING: 'off' };
    journey.stack = await startStack({ ...install, port: stack.port, dataDirectory, env });
    await page.goto(programme());
    await eventually('worker and copies to go', async () => {
      return (await workers()) === 0 && (await namesOfCaches()).length === 0;
    });
    expect(await page.getByRole('button', { name: 'Keep for offline reading' }).count()).toBe(0);
  });
});

test('no page complained of anything', () => {
  expect(journey.browser.complaints).toEqual([]);
});
