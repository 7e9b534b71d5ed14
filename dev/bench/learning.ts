// Five hundred people take one exam at the same time, their answers saved as they give them: how long each request takes, and
// whether an answer is ever lost, also when the server is killed in the middle: `npm run bench:learning [learners] [seconds]`.
// Answers come over HTTP to the whole product; those who take the exam run on the same machine. Ends by itself after twenty minutes.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../stack/start-stack.ts';
import { createExam, type Exam } from './create-exam.ts';
import { createIssuer } from './create-issuer.ts';
import { describeMachine } from './describe-machine.ts';
import { createExamLearner, type ExamLearner } from './exam-learner.ts';
import { percentile, sayTimes } from './say-times.ts';
import { signUp } from './sign-up.ts';
import { withStack } from './with-stack.ts';

const most95 = 300;
const say = (line: string) => console.log(line);

/** Signs them up and enrols them, a few at a time. */
async function gather(stack: Stack, exam: Exam, size: number): Promise<ExamLearner[]> {
  const learners: ExamLearner[] = [];
  for (let first = 0; first < size; first += 8) {
    const batch = Array.from({ length: Math.min(8, size - first) }, async (_, at) => {
      const { client } = await signUp(stack, `learner-${first + at}@bench.example`);
      const learner = createExamLearner(client);
      await learner.enrol(exam);
      return learner;
    });
    learners.push(...(await Promise.all(batch)));
  }
  return learners;
}

/** Has everybody do something at the same moment; how long each waited. */
async function allAtOnce(learners: ExamLearner[], act: (learner: ExamLearner) => Promise<void>): Promise<number[]> {
  const begun = performance.now();
  return Promise.all(learners.map((learner) => act(learner).then(() => performance.now() - begun)));
}

/** Has everybody answer for so long; the server may be killed halfway. */
async function autosave(learners: ExamLearner[], seconds: number, halfway?: () => Promise<void>) {
  const times: number[] = [];
  let faults = 0;
  const watcher = {
    onSaved: (milliseconds: number) => void times.push(milliseconds),
    onFault: () => {
      faults += 1;
    },
  };
  const end = performance.now() + seconds * 1_000;
  const broken = halfway && sleep(seconds * 500).then(halfway);
  await Promise.all(learners.map((learner) => learner.answerUntil(end, watcher)));
  await broken;
  return { times, faults };
}

/** One after the other: it is counted, not measured. */
async function lostOf(learners: ExamLearner[]): Promise<number> {
  let lost = 0;
  for (const learner of learners) lost += await learner.countLost();
  return lost;
}

async function measure(stack: Stack, { size, seconds }: { size: number; seconds: number }): Promise<void> {
  const exam = await createExam(await createIssuer(stack));
  const learners = await gather(stack, exam, size);
  say(`  ${size} learners, one exam of twenty questions`);
  say(`  all start at once: ${sayTimes(await allAtOnce(learners, (learner) => learner.start()))}`);

  const calm = await autosave(learners, seconds);
  const p95 = percentile(calm.times, 0.95);
  say(`  autosave for ${seconds} s, ${Math.round(calm.times.length / seconds)} a second: ${sayTimes(calm.times)}`);
  say(`  p95 under ${most95} ms: ${p95 < most95 ? 'yes' : 'no'} (${(p95 / most95).toFixed(2)} of it)`);
  const lostInCalm = await lostOf(learners);
  say(`  answers lost: ${lostInCalm}; requests that failed: ${calm.faults}`);

  const broken = await autosave(learners, 30, async () => {
    await stack.server.kill9();
    await stack.server.restart();
  });
  const lostWhenKilled = await lostOf(learners);
  say(
    `  server killed in the middle of 30 s more: ${broken.times.length} saved, ${broken.faults} requests without an answer, answers lost: ${lostWhenKilled}`,
  );

  let wronglyMarked = 0;
  const handingIn = await allAtOnce(learners, async (learner) => {
    if (!(await learner.handIn())) wronglyMarked += 1;
  });
  say(`  all hand in at once: ${sayTimes(handingIn)}; marked otherwise than saved: ${wronglyMarked}`);
  if (calm.faults + lostInCalm + lostWhenKilled + wronglyMarked > 0) process.exitCode = 1;
}

const [size = 500, seconds = 60] = process.argv.slice(2).map(Number);
say(`  ${describeMachine()}`);
await withStack({ mostMinutes: 20 }, (stack) => measure(stack, { size, seconds }));
