/** What a cell may hold; nothing stands for an empty one. */
export type CsvCell = string | number | null;

/**
 * Table programs take a cell that begins with one of these for a formula and run it; the full-width forms count as
 * well, and so does one behind white space, which some of them drop (threat E10).
 */
const beginsFormula = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/u;

/** One line of a table as CSV (RFC 4180): every cell quoted, text that would run as a formula held back by an apostrophe. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = beginsFormula.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}

/** Tells table programs that the file is UTF-8. */
const byteOrderMark = '\ufeff';

/** A download of a table: the lines go out as they are read, however many there are. */
export function csvResponse(
  name: string,
  header: readonly string[],
  rows: AsyncIterator<readonly CsvCell[]>,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(byteOrderMark + csvLine(header))),
    async pull(controller) {
      const { done, value } = await rows.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(csvLine(value)));
    },
    async cancel() {
      await rows.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
