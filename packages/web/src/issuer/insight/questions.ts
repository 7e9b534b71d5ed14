/** What can be asked, in the order it is listed; each is a page with an address of its own. */
export const questions = [
  'growth',
  'completion',
  'time',
  'drop-off',
  'pass-rates',
  'retention',
  'cohorts',
  'credentials',
] as const;

/** One of {@link questions}. */
export type Question = (typeof questions)[number];

/** The question an address names; nothing for another. */
export function questionOf(name: string | undefined): Question | undefined {
  return questions.find((question) => question === name);
}
