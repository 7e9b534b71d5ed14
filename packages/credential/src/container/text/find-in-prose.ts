import { textKind } from './text-kind.ts';

/** A longer text is a document, and not something pasted around a credential. */
const LONGEST_PROSE = 1_048_576;
const BETWEEN = /[\s"'<>()[\]{}|“”„‘’«»]+/;
const LONGEST_LIST = 200;

/**
 * The tokens and addresses that stand in a longer text, as in "Here is my badge: https://…". `undefined` when the text is
 * too long, or holds too many, to be something that a person pasted.
 */
export function findInProse(text: string): readonly string[] | undefined {
  if (text.length > LONGEST_PROSE) return undefined;
  const words = text.split(BETWEEN).map((word) => word.replace(/[.,;:!?]$/, ''));
  // Without its scheme an address cannot be told from a path, so in a sentence only the full one counts.
  const candidates = [...new Set(words.filter((word) => /^(?:ey|https?:|data:)/i.test(word)))];
  if (candidates.length > LONGEST_LIST) return undefined;
  return candidates.filter(isWorthwhile);
}

function isWorthwhile(word: string): boolean {
  const kind = textKind(word);
  return kind === 'url' || kind === 'jws' || kind === 'sd-jwt' || kind === 'data-url' || kind === 'invitation';
}
