/** A sentence inside another: names keep their capital, the first word of a sentence does not. */
export function within(sentence: string): string {
  return /^(?:Open Badges|Laurel)/.test(sentence)
    ? sentence
    : `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
