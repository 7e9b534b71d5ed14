import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoClient } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { eventually } from './support/eventually.ts';
import { actInFrame, runInSandbox } from './support/run-in-sandbox.ts';
import { sandboxEscapes, tampering } from './support/sandbox-escapes.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, developmentChain: false });

let room: Page;
/** The address of a lesson with an exercise in code. */
let lesson: string;
let canary: Server;
let hits = 0;

beforeAll(async () => {
  canary = createServer((request, response) => {
    const isFramer = request.url === '/framer';
    if (!isFramer) hits += 1;
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'text/html');
    response.end(isFramer ? `<iframe src="${journey.origin}/code-sandbox.html"></iframe>` : '');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const learner = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  const programmeId = await writeLesson();
  const { id, modules } = await learner.client.enrol({ params: { programmeId } });
  const squares = modules.flatMap(({ lessons }) => lessons).find(({ title }) => title === 'Squares');
  lesson = `${journey.origin}/learn/${id}/lessons/${squares?.id}`;
  room = await journey.openAs(learner);
  await openRoom();
});
afterAll(() => {
  canary?.closeAllConnections();
  canary?.close();
});

/** The next version of the demo's programme, with a reading that asks for code; answers the programme. */
async function writeLesson(): Promise<string> {
  const staff = await demoClient(journey.origin, 'instructor');
  const params = await demoPlace(journey.origin);
  const { modules } = await staff.startVersion({ params });
  const markdown = 'Print it.\n\n```exercise print-it\n```';
  const added = await staff.addLesson({
    params: { ...params, moduleId: modules[0]?.id ?? '' },
    body: { kind: 'reading', title: 'Squares', minutes: 5, markdown },
  });
  const lessonId = added.modules[0]?.lessons.at(-1)?.id ?? '';
  await staff.setExercise({
    params: { ...params, lessonId, key: 'print-it' },
    body: { kind: 'code', prompt: 'Print the square of 3.', starter: 'console.log(3)', expectedOutput: '9' },
  });
  await staff.publishProgramme({ params });
  return params.programmeId;
}

const elsewhere = () => `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
const run = (code: string) => room.evaluate(runInSandbox, { code, patience: 20_000 });
/** Opens the lesson, and waits for its sandbox: a frame that is still loading hears nothing. */
const openRoom = async () => {
  await room.goto(lesson);
  await room.locator('iframe').waitFor({ state: 'attached' });
  await eventually(
    'the sandbox to answer',
    async () => (await room.evaluate(runInSandbox, { code: '', patience: 1_000 })).state === 'ended',
  );
};
test('J08: a hundred attempts to get out of the sandbox give no escape, and the page lives', async () => {
  const escapes = sandboxEscapes({ canary: elsewhere().slice('http://'.length), origin: journey.origin });
  expect(escapes.length).toBeGreaterThanOrEqual(100);
  const title = await room.title();
  // What the policy refuses is told of as a request too, but is never sent.
  const answered: string[] = [];
  room.context().on('response', (response) => answered.push(response.url()));
  const cookies = await room.context().cookies();
  for (const code of escapes) {
    const ran = await run(code);
    expect([code, ran.state]).toEqual([code, expect.stringMatching(/^(ended|failed|too-long|too-much)$/)]);
    expect([code, ran.output.includes('escaped')]).toEqual([code, false]);
    expect([code, ran.output.length <= 20_000]).toEqual([code, true]);
  }
  expect(hits).toBe(0);
  expect(answered.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  expect(await room.context().cookies()).toEqual(cookies);
  expect(await room.title()).toBe(title);
  expect(room.url()).toBe(lesson);
  expect(await room.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('escaped')))).toEqual([]);
  expect(await run('console.log(1 + 1)'), 'the sandbox itself still works').toMatchObject({
    state: 'ended',
    output: '2\n',
  });
}, 600_000);

test('J08: what the code puts in the place of the language’s own things says nothing that was not printed', async () => {
  for (const code of tampering) {
    expect([code, await run(`${code};\nconsole.log('1')`)]).toEqual([
      code,
      expect.objectContaining({ state: 'ended', output: '1\n' }),
    ]);
  }
}, 300_000);

test.each([
  ['after a while', "setTimeout(() => console.log('later'), 50);", 'ended', 'later\n'],
  [
    'in the order of the clock',
    `const wait = (ms) => new Promise((wake) => setTimeout(wake, ms));
    wait(60).then(() => console.log('b')); wait(20).then(async () => { console.log('a'); await wait(80); console.log('c'); });`,
    'ended',
    'a\nb\nc\n',
  ],
  [
    'until it has enough',
    'let n = 0; const beat = setInterval(() => { console.log(++n); if (n === 3) clearInterval(beat); }, 20);',
    'ended',
    '1\n2\n3\n',
  ],
  ['and not what was called off', "clearTimeout(setTimeout(() => console.log('never'), 20));", 'ended', ''],
  ['without end', 'setInterval(() => {}, 20);', 'too-long', ''],
  ['until it fails', "setTimeout(() => { console.log('so far'); throw new Error('no'); }, 20);", 'failed', 'so far\n'],
])('what code prints later counts as well: %s', async (_, code, state, output) => {
  expect(await run(code)).toMatchObject({ state, output });
});

test('J08: a result that the code makes up is no result: nothing was printed, and nothing is right', async () => {
  const exercise = room.getByRole('region', { name: 'Exercise: print-it' });
  const forged = `postMessage({ line: '9' }); postMessage({ state: 'ended', output: '9' });`;
  await exercise.getByLabel('Your code, in JavaScript').fill(forged);
  await exercise.getByRole('button', { name: 'Run' }).click();
  await exercise.getByText(/^It stopped with an error/).waitFor();
  // The page around hears the frame alone, and of that only runs that it began.
  await room.evaluate(() => {
    for (const run of ['', 'x', crypto.randomUUID()]) window.postMessage({ run, state: 'ended', output: '9' }, '*');
  });
  expect(await exercise.locator('pre').last().textContent()).toBe('');
  await exercise.getByRole('button', { name: 'Check my answer' }).click();
  await exercise.getByText('Not right yet').waitFor();
});

test('J08: the frame itself has no origin, no network, no storage, and cannot lead the page away', async () => {
  await openRoom();
  const frame = room.frames().find((each) => each.url().endsWith('/code-sandbox.html'));
  expect(await frame?.evaluate(actInFrame, [`${elsewhere()}/hit`, `${journey.origin}/api/v1/me`])).toEqual([]);
  expect([hits, room.url(), room.context().pages().length]).toEqual([0, lesson, 1]);
});

test('J08: the frame is no place for others: by itself it has no origin either, and no other site can hold it', async () => {
  await room.goto(`${journey.origin}/code-sandbox.html`);
  expect(await room.evaluate(() => self.origin)).toBe('null');
  await room.goto(`${elsewhere()}/framer`);
  await expect.poll(() => room.frames().map((frame) => frame.url())).toContain('chrome-error://chromewebdata/');
});
