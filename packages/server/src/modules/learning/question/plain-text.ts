import type { Exactness } from './answer-key.ts';

// Accents of Latin, Greek and Cyrillic, and the optional vowel points of Hebrew and Arabic. Marks of other scripts are
// letters in their own right: without them another word would be accepted.
const diacritics = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]/gu;

const spaces = /[\s\u200b]+/gu;

/** Text without what does not matter in an answer: case, accents and spaces, unless they do, and which of several like characters it is. */
export function plainText(text: string, exactly: readonly Exactness[] = []): string {
  const like = text.normalize('NFKC');
  const cased = exactly.includes('case') ? like : like.toUpperCase().toLowerCase();
  const decomposed = cased.normalize('NFD');
  const bare = exactly.includes('accents') ? decomposed : decomposed.replaceAll(diacritics, '');
  return exactly.includes('spaces') ? bare.replaceAll(spaces, ' ').trim() : bare.replaceAll(spaces, '');
}
