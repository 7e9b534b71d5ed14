/** The place of a skill's definition on a page; chips lead there. */
export function skillAnchor(index: number): string {
  return `skill-${index + 1}`;
}
