import { malformed } from '../refuse.ts';

/**
 * Undoes the row filters of PNG (PNG section 9), which PDF uses for tables of numbers: each row has its own filter byte
 * in front. `width` is the length of a row, `step` the distance to the value on the left, in bytes.
 */
export function undoPredictor(data: Uint8Array, { width, step }: { width: number; step: number }): Uint8Array {
  if (width < 1 || width > data.length || step < 1 || data.length % (width + 1) !== 0) {
    throw malformed('PDF: rows that do not fit');
  }
  const rows = data.length / (width + 1);
  const output = new Uint8Array(rows * width);
  let above = new Uint8Array(width);
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1);
    const current = output.subarray(row * width, (row + 1) * width);
    current.set(data.subarray(from + 1, from + 1 + width));
    undoRow(current, above, { filter: data[from] ?? 0, step });
    above = current;
  }
  return output;
}

function undoRow(row: Uint8Array, above: Uint8Array, { filter, step }: { filter: number; step: number }): void {
  for (const [at, value] of row.entries()) {
    row[at] = value + predict(filter, row[at - step] ?? 0, above[at] ?? 0, above[at - step] ?? 0);
  }
}

/** From the values on the left, above, and above the left; outside the rows they are zero. */
function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter === 4) return paeth(left, above, corner);
  throw malformed('PDF: an unknown row filter');
}

/** The neighbour nearest to left + above − corner (PNG section 9.4). */
function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
