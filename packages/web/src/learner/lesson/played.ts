/** A part of a video in seconds. */
export interface Part {
  start: number;
  end: number;
}

/** What was played and not yet said. */
export interface Played {
  /** Says where the video is while it plays: what lies between this and the last place was played. */
  tick(position: number): void;
  /** Says that the next place does not follow from the last: a jump, a pause. */
  jump(): void;
  /** Takes out whole seconds, at most so many; the rest waits. */
  take(most: number): Part[];
  /** Whether whole seconds wait to be said. */
  isWaiting(): boolean;
  /** Puts back what could not be said. */
  putBack(parts: readonly Part[]): void;
}

/** No two places of a video that plays are further apart, at twice the speed in a window that sleeps a little. */
const longestStepSeconds = 4;

/** Gathers what is really played of a video, second by second: jumping over a part is not playing it. */
export function createPlayed(): Played {
  let waiting: Part[] = [];
  let last: number | undefined;
  return {
    tick(position) {
      if (last !== undefined && position > last && position - last <= longestStepSeconds)
        waiting = merge([...waiting, { start: last, end: position }]);
      last = position;
    },
    jump() {
      last = undefined;
    },
    take(most) {
      const { taken, left } = takeWhole(waiting, most);
      waiting = left;
      return taken;
    },
    isWaiting() {
      return takeWhole(waiting, Number.POSITIVE_INFINITY).taken.length > 0;
    },
    putBack(parts) {
      waiting = merge([...waiting, ...parts]);
    },
  };
}

function takeWhole(parts: readonly Part[], most: number): { taken: Part[]; left: Part[] } {
  const taken: Part[] = [];
  const left: Part[] = [];
  let room = Math.floor(most);
  for (const part of parts) {
    const start = Math.ceil(part.start);
    const end = Math.min(Math.floor(part.end), start + room);
    if (end <= start || taken.length === 50) {
      left.push(part);
      continue;
    }
    room -= end - start;
    taken.push({ start, end });
    if (part.end > end) left.push({ start: end, end: part.end });
  }
  return { taken, left };
}

/** In order, and parts that meet as one. */
export function merge(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && part.start <= last.end) last.end = Math.max(last.end, part.end);
    else merged.push({ ...part });
  }
  return merged;
}

/** What of a video of this length lies outside the parts. */
export function missingParts(parts: readonly Part[], wholeSeconds: number): Part[] {
  const edges = [...merge(parts), { start: wholeSeconds, end: wholeSeconds }];
  return edges
    .map(({ start }, index) => ({ start: edges[index - 1]?.end ?? 0, end: start }))
    .filter(({ start, end }) => end > start);
}
