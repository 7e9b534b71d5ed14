/** A line of two versions beside each other. */
export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** So many lines are compared one by one; of longer texts what is between their common beginning and end is one change. */
const maxLines = 1_500;

/** Compares two versions of a text line by line, by their longest common subsequence. */
export function compareVersions(before: string, after: string): Change[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const start = commonStart(a, b);
  const end = commonStart(a.slice(start).reverse(), b.slice(start).reverse());
  const middle = compareLines(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (lines: readonly string[]) => lines.map((text): Change => ({ kind: 'same', text }));
  return [...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((line, index) => line !== b[index]);
  return differs === -1 ? a.length : differs;
}

function compareLines(a: readonly string[], b: readonly string[]): Change[] {
  if (a.length > maxLines || b.length > maxLines) return [...marked('removed', a), ...marked('added', b)];
  // lengths[i][j]: of the longest common subsequence of what follows from line i and line j.
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      changes.push(...marked('same', a.slice(i, i + 1)));
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) changes.push(...marked('removed', a.slice(i, ++i)));
    else changes.push(...marked('added', b.slice(j, ++j)));
  }
  return [...changes, ...marked('removed', a.slice(i)), ...marked('added', b.slice(j))];
}

function marked(kind: Change['kind'], lines: readonly string[]): Change[] {
  return lines.map((text) => ({ kind, text }));
}
