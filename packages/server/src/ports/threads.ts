/** Does long work of ours beside the server: what keeps a thread busy, or brings it down, harms nobody else. */
export interface Threads {
  /**
   * A thread that answers by what `module`, a file of ours, exports as `answer`. It may have answered others before: what the
   * file keeps of one asker is for it to drop.
   */
  start(module: URL): Thread;
}

/** A thread at work for one asker. */
export interface Thread {
  /**
   * Asks it one thing after another. What is in `given` goes over to it without being copied.
   *
   * @throws ThreadEnded where it takes too long, needs too much memory or comes down: it answers no more
   */
  ask(question: unknown, given?: readonly ArrayBuffer[]): Promise<unknown>;
  end(): Promise<void>;
}

/** Why a thread answers no more; `exhausted` is that of time or memory it took more than it may. */
export class ThreadEnded extends Error {
  readonly exhausted: boolean;

  constructor(exhausted: boolean, options?: { cause?: unknown }) {
    super(exhausted ? 'a thread took too long, or too much memory' : 'a thread came down', options);
    this.name = 'ThreadEnded';
    this.exhausted = exhausted;
  }
}
