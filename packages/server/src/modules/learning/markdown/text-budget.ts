import type { CodeBudget } from './highlight-code.ts';
import type { MathBudget } from './render-math.ts';

/** What the texts of one answer may have together; what goes beyond is shown as it was written. */
export interface TextBudget {
  /** How many characters of Markdown may still be set. */
  charactersLeft: number;
  math: MathBudget;
  code: CodeBudget;
}

/** Enough for a full portfolio; somebody else's requests wait as long as it takes. */
const maxCharacters = 200_000;

/** A budget for the texts of one answer: formulas and coloured code are as many as in a single text. */
export function newTextBudget(): TextBudget {
  return { charactersLeft: maxCharacters, math: { formulas: 0, characters: 0 }, code: { characters: 0 } };
}
