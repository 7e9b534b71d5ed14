/** A part of a file, both ends inclusive, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The one part that a `Range` header asks for, cut to the file's size; `none` where the file has no such part. Undefined
 * means all of it: where the header asks for nothing, for several parts, or cannot be read (RFC 9110, 14.2: a server may
 * ignore it; several parts in one answer are what nobody plays a video with, and what attacks are made of).
 */
export function byteRange(header: string | null, size: number): ByteRange | 'none' | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  const [, from = '', to = ''] = found ?? [];
  if (from === '' && to === '') return undefined;
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : 'none';
}
