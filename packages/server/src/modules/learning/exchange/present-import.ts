import { type AnswerOf, type endpoints, packageFaults } from '@laurel/api';
import { countLines } from './report.ts';
import type { ImportRow } from './store.ts';

/** An import as it is shown. */
export type ImportView = AnswerOf<typeof endpoints.getImport>;

export function presentImport(row: ImportRow): ImportView {
  const { fault } = row;
  return {
    ...row,
    counts: countLines(row.report),
    progress: { done: row.progressDone, total: row.progressTotal },
    fault: fault && { ...fault, sentence: sentenceOf(fault.code) },
    createdAt: row.createdAt.toISOString(),
  };
}

function sentenceOf(code: string): string {
  // A row may hold a code that a newer or older install knows; `hasOwn` has looked, which the type does not see.
  return Object.hasOwn(packageFaults, code)
    ? packageFaults[code as keyof typeof packageFaults]
    : packageFaults['not-finished'];
}
