/** So many words in a row make a passage. */
const leastWords = 8;

/** A passage of two texts that says the same in both, each as it stands there. */
export interface Passage {
  first: string;
  second: string;
}

/** The longest passages that two texts have in common, at most `most`, the longest first. */
export function commonPassages(first: string, second: string, most = 5): Passage[] {
  const [a, b] = [placesIn(first), placesIn(second)];
  const starts = Map.groupBy(
    b.map((_, index) => index).filter((index) => index + leastWords <= b.length),
    (index) => keyAt(b, index),
  );
  const found: (Passage & { words: number })[] = [];
  for (let i = 0; i + leastWords <= a.length; ) {
    // A text of one word over and over has as many starts as words: the first few are enough.
    const candidates = (starts.get(keyAt(a, i)) ?? []).slice(0, 20);
    const longest = candidates.map((j) => ({ j, words: runFrom(a, b, i, j) })).sort((x, y) => y.words - x.words)[0];
    if (longest) {
      const { j, words } = longest;
      found.push({ words, first: slice(first, a, i, words), second: slice(second, b, j, words) });
    }
    i += longest?.words ?? 1;
  }
  const ordered = found.sort((x, y) => y.words - x.words).slice(0, most);
  return ordered.map((passage) => ({ first: passage.first, second: passage.second }));
}

interface Place {
  word: string;
  start: number;
  end: number;
}

function placesIn(text: string): Place[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: word.normalize('NFKC').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

function keyAt(places: readonly Place[], index: number): string {
  return places
    .slice(index, index + leastWords)
    .map(({ word }) => word)
    .join(' ');
}

function runFrom(a: readonly Place[], b: readonly Place[], i: number, j: number): number {
  let words = 0;
  while (a[i + words] && a[i + words]?.word === b[j + words]?.word) words += 1;
  return words;
}

function slice(text: string, places: readonly Place[], index: number, words: number): string {
  return text.slice(places[index]?.start ?? 0, places[index + words - 1]?.end ?? 0);
}
