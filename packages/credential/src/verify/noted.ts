import type { Warning } from './result.ts';

/** What is worth saying beside the finding of a check. */
export interface Noted {
  readonly warnings: readonly Warning[];
  readonly information: readonly Warning[];
}

/** What is worth saying of one thing among several. */
export interface Note {
  readonly warning?: Warning;
  readonly information?: Warning;
}

/** The notes on several things, in their order. */
export function gatherNotes(notes: readonly Note[]): Noted {
  return {
    warnings: notes.flatMap(({ warning }) => warning ?? []),
    information: notes.flatMap(({ information }) => information ?? []),
  };
}
