/** What a package says of a question beside what it asks. */
export interface SaidOfQuestion {
  difficulty: number | null;
  tags: string[];
  skills: string[];
  /** What it shows or tests: an outcome of the organisation where one is called so, else a skill. */
  objectives: string[];
}

export const nothingSaid: SaidOfQuestion = { difficulty: null, tags: [], skills: [], objectives: [] };

const most = 20;
const longest = 60;

/** Words as the bank takes them: each once, none too long, not too many. Says whether any was cut or left. */
export function tagsOf(found: readonly string[]): { tags: string[]; isWhole: boolean } {
  const all = [...new Set(found.map((word) => word.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()))].filter(Boolean);
  const tags = [...new Set(all.map((word) => word.slice(0, longest).trim()))].slice(0, most);
  return { tags, isWhole: tags.length === all.length && all.every((word) => word.length <= longest) };
}

const levels: Record<string, number> = {
  'very easy': 1,
  easy: 2,
  low: 2,
  medium: 3,
  moderate: 3,
  difficult: 4,
  hard: 4,
  high: 4,
  'very difficult': 5,
  'very hard': 5,
};

/** How hard it is, from 1 to 5: the five words of LOM (IEEE 1484.12.1, 5.8), words like them, or such a number. */
export function difficultyOf(word: string): number | null {
  const said = word.trim().toLowerCase();
  return /^[1-5]$/.test(said) ? Number(said) : ((Object.hasOwn(levels, said) ? levels[said] : undefined) ?? null);
}

/** Why something else than a question is left, where questions are read for the bank. */
export const onlyQuestions = [
  'Only questions come into the bank.',
  'Import the package as a programme to have the rest.',
] as const;
