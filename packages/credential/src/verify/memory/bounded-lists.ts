/** What is kept of one list, and how much room it takes. */
interface Sized {
  readonly url: string;
  readonly bytes: number;
}

interface Placed<T> {
  readonly entry: T;
  readonly host: string;
}

/** How much is kept in all. */
export interface ListBounds {
  readonly maxBytes: number;
  readonly maxLists: number;
}

/** No list takes more of the room than this. */
const SHARE_OF_A_LIST = 1 / 32;
/** No host takes more of the room than this, however many lists it has. */
const SHARE_OF_A_HOST = 1 / 4;

/**
 * Keeps so much and no more: what was not wanted for the longest time leaves first. What one list or one host may take is
 * bounded too, so that nobody's lists push out everybody else's.
 */
export class BoundedLists<T extends Sized> {
  /** By key, the one that was put least recently first. */
  readonly #kept = new Map<string, Placed<T>>();
  readonly #bounds: ListBounds;

  constructor(bounds: ListBounds) {
    this.#bounds = bounds;
  }

  get(key: string): T | undefined {
    return this.#kept.get(key)?.entry;
  }

  /** All that is kept of one address. */
  at(url: string): T[] {
    return [...this.#kept.values()].map(({ entry }) => entry).filter((entry) => entry.url === url);
  }

  /** Keeps it as the newest, and lets others go for it. What is too large is not kept, and leaves what was there. */
  put(key: string, entry: T): void {
    const { maxBytes, maxLists } = this.#bounds;
    if (entry.bytes > maxBytes * SHARE_OF_A_LIST) return;
    this.#kept.delete(key);
    const host = URL.parse(entry.url)?.host ?? '';
    const room = { bytes: maxBytes - entry.bytes, lists: maxLists - 1 };
    this.#letGo((other) => other.host === host, {
      bytes: maxBytes * SHARE_OF_A_HOST - entry.bytes,
      lists: Math.max(1, Math.floor(maxLists * SHARE_OF_A_HOST)) - 1,
    });
    this.#letGo(() => true, room);
    this.#kept.set(key, { entry, host });
  }

  /** Lets go of the least recently put of some, until they fit. */
  #letGo(isOf: (placed: Placed<T>) => boolean, room: { bytes: number; lists: number }): void {
    const some = [...this.#kept].filter(([, placed]) => isOf(placed));
    let bytes = some.reduce((sum, [, { entry }]) => sum + entry.bytes, 0);
    let lists = some.length;
    for (const [key, { entry }] of some) {
      if (bytes <= room.bytes && lists <= room.lists) return;
      this.#kept.delete(key);
      bytes -= entry.bytes;
      lists -= 1;
    }
  }
}
