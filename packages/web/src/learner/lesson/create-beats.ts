import type { Part, Played } from './played.ts';

interface Said {
  ranges: Part[];
  positionSeconds?: number;
}

interface Means {
  played: Played;
  position: () => number;
  /** Milliseconds of a clock that only goes on. */
  now: () => number;
  /** Tells the server; answers whether it counts. */
  say: (body: Said, options: { keepalive?: boolean }) => Promise<boolean>;
}

/** The server counts at most so much in the time that passed, and nothing after a long silence. */
const mostRate = 2;
const silenceMs = 60_000;

/** Says in beats what was played: never more than the server can believe, and again what it did not. */
export function createBeats({ played, position, now, say }: Means) {
  let since: number | undefined;
  let busy = false;
  const once = async (work: () => Promise<void>) => {
    if (busy) return;
    busy = true;
    await work().finally(() => {
      busy = false;
    });
  };
  const tell = async (ranges: Part[], options: { keepalive?: boolean }) => {
    const at = now();
    const counts = await say({ ranges, positionSeconds: position() }, options);
    if (counts) since = at;
    else played.putBack(ranges);
    return counts;
  };
  return {
    /** Says that one begins to watch, unless one just did. */
    begin: () =>
      once(async () => {
        if (since === undefined || now() - since > silenceMs) await tell([], {});
      }),
    beat: (options: { keepalive?: boolean } = {}) =>
      once(async () => {
        if (since === undefined) return void (await tell([], options));
        const ranges = played.take(((now() - since) / 1_000) * mostRate);
        // Who was away for long, or is not believed, begins again; what was played is said with the next beat.
        if (!(await tell(ranges, options))) since = undefined;
      }),
  };
}
