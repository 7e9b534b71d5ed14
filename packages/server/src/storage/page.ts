import { Refusal } from '../refusal.ts';

/** A page of a list: newest first, the next one by cursor. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Where a page ended: the time and id of its last row. */
export interface Cursor {
  at: Date;
  id: string;
}

/** Cuts a page out of one row more than was asked for. */
export function pageFrom<Row, T>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => Cursor,
  present: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(present), nextCursor: rows.length > limit && last ? cursorOf(position(last)) : null };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = /^[1-9]\d{3}-/;

/** Writes a cursor. */
export function cursorOf({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

/**
 * Reads a cursor that {@link cursorOf} wrote.
 *
 * @throws Refusal `invalid-request` for anything else
 */
export function readCursor(cursor: string | undefined, idForm: RegExp = uuid): Cursor | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
    if (typeof at !== 'string' || typeof id !== 'string' || !instant.test(at) || !idForm.test(id))
      throw new Error('not a cursor');
    const position = { at: new Date(at), id };
    // toISOString, within, throws for a day that no calendar has.
    if (cursorOf(position) !== cursor) throw new Error('not a cursor');
    return position;
  } catch (cause) {
    throw new Refusal('invalid-request', 'The cursor is not one that this list gave out. Start from the first page.', {
      cause,
      faults: [{ pointer: '/cursor', message: 'not a cursor of this list' }],
    });
  }
}
