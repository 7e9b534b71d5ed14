import type { ReviewRow } from '../store.ts';

/** Whose name is taken out of a text. */
export interface Named {
  name: string;
  emails: readonly string[];
}

const nobody = '[name]';

/**
 * Takes somebody's name and addresses out of what they wrote: the whole name and addresses however they are written, each part of
 * the name as it is written. NOTE: what else tells who somebody is, such as a link to a page of theirs, stays; that is said to them.
 */
export function withoutNames(text: string, { name, emails }: Named): string {
  const parts = name.split(/\s+/u).filter((part) => part.length >= 3);
  const whole = [...emails, name.trim()].filter(Boolean);
  const any = (words: readonly string[], flags: string) =>
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, flags);
  const once = whole.length > 0 ? text.replaceAll(any(whole, 'giu'), nobody) : text;
  return parts.length > 0 ? once.replaceAll(any(parts, 'gu'), nobody) : once;
}

/** What somebody said of a piece of work, without their name. */
export function markingWithoutNames(
  { summary, marks }: Pick<ReviewRow, 'summary' | 'marks'>,
  reviewer: Named,
): Pick<ReviewRow, 'summary' | 'marks'> {
  const plain = (text: string) => withoutNames(text, reviewer);
  const said = Object.entries(marks).map(([id, { level, comment }]) => [id, { level, comment: plain(comment) }]);
  return { summary: plain(summary), marks: Object.fromEntries(said) };
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/gu, '\\s+');
}
