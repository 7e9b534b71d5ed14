import { Worker } from 'node:worker_threads';
import { type Signer, SignerError } from '../../ports/index.ts';
import type { Answered, Asked } from './pkcs11-thread.ts';
import type { Token } from './token-session.ts';

/** How long the device may say nothing at all while somebody waits. */
export interface Pkcs11Limits {
  silenceMilliseconds: number;
}

/**
 * A signer whose keys are made on a PKCS#11 token and never leave it. Calls block, so that they are made in a thread of its
 * own, one at a time; a thread that stays silent is given up, and the next call has a new one.
 */
export function createPkcs11Signer(token: Token, limits: Pkcs11Limits = { silenceMilliseconds: 30_000 }): Signer {
  let line: Line | undefined;
  const ask = (asked: Task) => {
    if (!line || line.ended()) line = openLine(token, limits);
    return line.ask(asked);
  };
  return {
    async createKey(identity) {
      const answered = await ask({ task: 'create', identity });
      if (!('created' in answered)) throw new SignerError('signer.unavailable', 'The thread of the token gave no key.');
      return answered.created;
    },
    async sign({ owner, keyId, type, sealed }, bytes) {
      const answered = await ask({ task: 'sign', key: { owner, keyId, type, sealed }, bytes });
      if (!('signature' in answered)) throw new SignerError('signer.unavailable', 'The token gave no signature.');
      return answered.signature;
    },
    async check(keys) {
      // A webhook's secret is never on a token.
      const own = keys.flatMap(({ type, ...key }) => (type === 'webhook' ? [] : [{ ...key, type }]));
      await ask({ task: 'check', keys: own });
    },
  };
}

type Distributed<T> = T extends unknown ? Omit<T, 'number'> : never;
type Task = Distributed<Asked>;

interface Line {
  ask(task: Task): Promise<Answered>;
  ended(): boolean;
}

function openLine(token: Token, { silenceMilliseconds }: Pkcs11Limits): Line {
  const thread = new Worker(new URL('./pkcs11-thread.ts', import.meta.url), { workerData: token });
  // It never keeps a server that is stopping.
  thread.unref();
  const waiting = new Map<number, PromiseWithResolvers<Answered>>();
  let next = 0;
  let ended = false;
  let silence: NodeJS.Timeout | undefined;

  const listen = () => {
    clearTimeout(silence);
    silence = waiting.size > 0 ? setTimeout(() => end('it stays silent'), silenceMilliseconds) : undefined;
  };
  const end = (why: unknown) => {
    ended = true;
    clearTimeout(silence);
    const error = new SignerError('signer.unavailable', 'The thread of the token ended.', { cause: why });
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    void thread.terminate();
  };
  thread.on('error', end).on('exit', end);
  thread.on('message', (answered: Answered) => {
    const asker = waiting.get(answered.number);
    waiting.delete(answered.number);
    listen();
    if ('fault' in answered) asker?.reject(new SignerError(answered.fault.code, answered.fault.message));
    else asker?.resolve(answered);
  });

  return {
    ended: () => ended,
    ask(task) {
      const asker = Promise.withResolvers<Answered>();
      const number = next++;
      waiting.set(number, asker);
      if (waiting.size === 1) listen();
      thread.postMessage({ number, ...task });
      return asker.promise;
    },
  };
}
