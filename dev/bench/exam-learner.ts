import { setTimeout as sleep } from 'node:timers/promises';
import type { LaurelClient } from '@laurel/sdk';
import { type Exam, rightNumber } from './create-exam.ts';

/** Told of each request that saves. */
export interface SaveWatcher {
  onSaved(milliseconds: number): void;
  onFault(): void;
}

/** Somebody who takes an exam as the page does it: one request at a time, each with what has changed. */
export interface ExamLearner {
  enrol(exam: Exam): Promise<void>;
  start(): Promise<void>;
  /** Answers questions until that moment by `performance.now()`, five seconds between them on average. */
  answerUntil(end: number, watcher: SaveWatcher): Promise<void>;
  /** How many answers stand otherwise than the server had said. */
  countLost(): Promise<number>;
  /** Whether what was marked is what had been kept. */
  handIn(): Promise<boolean>;
}

type Question = Awaited<ReturnType<LaurelClient['getAttempt']>>['questions'][number];

const thinkingMs = 5_000;

/** Somebody who is signed in by this client. */
export function createExamLearner(client: LaurelClient): ExamLearner {
  let lesson = { enrolmentId: '', lessonId: '' };
  let attemptId = '';
  let questionIds: string[] = [];
  /** What the server said that it has kept. */
  const kept = new Map<string, number>();
  /** What was sent and never answered: it may have been kept, or not. */
  const unsure = new Map<string, number[]>();

  const read = async () => (await client.getAttempt({ params: { attemptId } })).questions;

  async function save({ onSaved, onFault }: SaveWatcher): Promise<void> {
    const id = questionIds[Math.floor(Math.random() * questionIds.length)] ?? '';
    const number = Math.floor(Math.random() * 150);
    const begun = performance.now();
    try {
      await client.saveAnswers({ params: { attemptId }, body: { answers: { [id]: { number } } } });
      onSaved(performance.now() - begun);
      kept.set(id, number);
      unsure.delete(id);
    } catch {
      onFault();
      unsure.set(id, [...(unsure.get(id) ?? []), number]);
    }
  }

  function isAsKept(question: Question): boolean {
    const stands = numberIn(question);
    return stands === kept.get(question.id) || (unsure.get(question.id) ?? []).some((number) => number === stands);
  }

  return {
    async enrol({ programmeId, lessonId }) {
      const { id: enrolmentId } = await client.enrol({ params: { programmeId } });
      lesson = { enrolmentId, lessonId };
    },
    async start() {
      const { id, questions } = await client.startAttempt({ params: lesson });
      attemptId = id;
      questionIds = questions.map((question) => question.id);
    },
    async answerUntil(end, watcher) {
      // Everybody begins at another moment, as people do.
      await sleep(Math.random() * thinkingMs);
      while (performance.now() < end) {
        await save(watcher);
        await sleep(-Math.log(1 - Math.random()) * thinkingMs);
      }
    },
    async countLost() {
      return (await read()).filter((question) => !isAsKept(question)).length;
    },
    async handIn() {
      const questions = await read();
      const right = questions.filter((question) => numberIn(question) === rightNumber(numberAsked(question)));
      const { scorePercent } = await client.submitAttempt({ params: { attemptId } });
      return Math.abs((scorePercent ?? -1) - (100 * right.length) / questions.length) < 0.01;
    },
  };
}

function numberIn({ answer }: Question): number | undefined {
  return answer && 'number' in answer ? answer.number : undefined;
}

function numberAsked({ prompt }: Question): number {
  return Number(/\d+/.exec(prompt)?.[0]);
}
