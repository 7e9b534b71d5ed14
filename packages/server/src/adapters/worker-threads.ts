import { Worker } from 'node:worker_threads';
import { type Thread, ThreadEnded, type Threads } from '../ports/index.ts';
import type { Answered } from './answering-thread.ts';

/** What each thread may take. */
export interface ThreadLimits {
  /** For one answer. */
  milliseconds: number;
  /** Of values; bytes in buffers are beside it. */
  megabytes: number;
}

const usual: ThreadLimits = { milliseconds: 120_000, megabytes: 1_024 };
const idleMilliseconds = 30_000;

/**
 * Threads of Node.js, ended when they take more than they may. One that is sound at its end waits a little for the next asker:
 * to start one costs more than most answers.
 */
export function createWorkerThreads(limits: ThreadLimits = usual): Threads {
  const idle = new Map<string, { running: Running; timer: NodeJS.Timeout }>();
  const take = (href: string): Running | undefined => {
    const found = idle.get(href);
    if (!found) return undefined;
    idle.delete(href);
    clearTimeout(found.timer);
    return found.running.isSound() ? found.running : undefined;
  };
  return {
    start({ href }) {
      const running = take(href) ?? startWorker(href, limits);
      return {
        ask: running.ask,
        async end() {
          if (!running.isSound() || idle.has(href)) return running.stop();
          const timer = setTimeout(() => void take(href)?.stop(), idleMilliseconds);
          idle.set(href, { running, timer: timer.unref() });
        },
      };
    },
  };
}

interface Running {
  ask: Thread['ask'];
  isSound(): boolean;
  stop(): Promise<void>;
}

function startWorker(href: string, { milliseconds, megabytes }: ThreadLimits): Running {
  const worker = new Worker(new URL('./answering-thread.ts', import.meta.url), {
    workerData: href,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  // It never keeps a server that is stopping.
  worker.unref();
  const ended = Promise.withResolvers<never>();
  let isSound = true;
  const end = (reason: ThreadEnded) => {
    isSound = false;
    ended.reject(reason);
  };
  // Told to whoever waits for an answer; nobody may.
  ended.promise.catch(() => undefined);
  worker.on('error', (cause: Error & { code?: string }) =>
    end(new ThreadEnded(cause.code === 'ERR_WORKER_OUT_OF_MEMORY', { cause })),
  );
  worker.on('exit', () => end(new ThreadEnded(false)));
  return {
    async ask(question, given = []) {
      const answer = Promise.withResolvers<Answered>();
      const timer = setTimeout(() => {
        end(new ThreadEnded(true));
        void worker.terminate();
      }, milliseconds);
      worker.once('message', answer.resolve);
      worker.postMessage(question, given);
      try {
        const answered = await Promise.race([answer.promise, ended.promise]);
        if ('fault' in answered) throw new Error(answered.fault.message, { cause: answered.fault });
        return answered.answer;
      } finally {
        clearTimeout(timer);
        worker.off('message', answer.resolve);
      }
    },
    isSound: () => isSound,
    async stop() {
      await worker.terminate();
    },
  };
}
