/** A part of a file, both ends inclusive, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The one part that a `Range` header asks for, cut to the file's size. Undefined means all of it: where the header asks
 * for nothing, for several parts, for what the file does not have, or cannot be read (RFC 9110 lets a server ignore it).
 */
export function byteRange(header: string | null, size: number): ByteRange | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  const [, from = '', to = ''] = found ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : undefined;
}
