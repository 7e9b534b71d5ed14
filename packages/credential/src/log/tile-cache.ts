/** Keeps what was used last, in two generations: whoever is asked for moves to the younger one. */
export interface TileCache<T> {
  get(key: number): T | undefined;
  set(key: number, value: T): void;
  delete(key: number): void;
}

/** A cache of between `keep` and twice as many values. */
export function createTileCache<T>(keep: number): TileCache<T> {
  let [young, old] = [new Map<number, T>(), new Map<number, T>()];
  const set = (key: number, value: T) => {
    if (young.size >= keep) [young, old] = [new Map(), young];
    young.set(key, value);
  };
  return {
    get(key) {
      const known = young.get(key);
      if (known !== undefined) return known;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
    set,
    delete(key) {
      young.delete(key);
      old.delete(key);
    },
  };
}
