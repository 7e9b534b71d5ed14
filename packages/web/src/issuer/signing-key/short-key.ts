/** A key's id in the width of a line: its first group is enough to tell an organisation's keys apart. */
export function shortKey(id: string): string {
  return id.slice(0, 8);
}
