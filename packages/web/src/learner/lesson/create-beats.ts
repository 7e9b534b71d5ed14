import type { Part, Played } from './played.ts';

interface Said {
  ranges: Part[];
  positionSeconds?: number;
}

/** What became of a beat: the server counted it, or refused it, or there was no answer. */
export type Told = 'counted' | 'refused' | 'unanswered';

interface Means {
  played: Played;
  position: () => number;
  /** Milliseconds of a clock that only goes on. */
  now: () => number;
  say: (body: Said, options: { keepalive?: boolean }) => Promise<Told>;
}

/** As the server counts: at most so much in the time that passed, a little left over, and nothing after a long silence. */
const mostRate = 2;
const mostLeftMs = 60_000;
const silenceMs = 110_000;

/**
 * Says in beats what was played: never more than the server can believe, and again what it did not. The server's clock is
 * followed from when its answers come, which is never earlier than it reckons: a slow connection makes nobody too fast.
 */
export function createBeats({ played, position, now, say }: Means) {
  /** Up to when time is spent on what was counted. */
  let spentUntil: number | undefined;
  let busy = false;
  const once = async (work: () => Promise<void>) => {
    if (busy) return;
    busy = true;
    await work().finally(() => {
      busy = false;
    });
  };
  const isBegun = () => spentUntil !== undefined && now() - spentUntil <= silenceMs;
  const begin = async (options: { keepalive?: boolean }) => {
    const told = await say({ ranges: [], positionSeconds: position() }, options);
    if (told === 'counted') spentUntil = now();
  };
  const tell = async (since: number, options: { keepalive?: boolean }) => {
    const ranges = played.take(((now() - since) / 1_000) * mostRate);
    const told = await say({ ranges, positionSeconds: position() }, options);
    const spent = (secondsOf(ranges) / mostRate) * 1_000;
    if (told === 'counted') spentUntil = ranges.length === 0 ? now() : Math.max(since + spent, now() - mostLeftMs);
    else played.putBack(ranges);
    // Who is not believed, as with the same video in two windows, begins again.
    if (told === 'refused') spentUntil = undefined;
  };
  return {
    /** Says that one begins to watch, unless one did. */
    begin: () =>
      once(async () => {
        if (!isBegun()) await begin({});
      }),
    /** What was played before one is believed to have begun is said with a later beat. */
    beat: (options: { keepalive?: boolean } = {}) =>
      once(async () => {
        if (spentUntil !== undefined && isBegun()) await tell(spentUntil, options);
        else await begin(options);
      }),
  };
}

function secondsOf(ranges: readonly Part[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}
