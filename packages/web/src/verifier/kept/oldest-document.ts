import type { Verdict } from '@laurel/sdk';

export type UsedDocument = Verdict['technical']['documents'][number];

/** So old may a copy be without a word about it: as old as this server lets a status list be. */
const unmentionedSeconds = 60;

/** The oldest document that answers rest on, where it is old enough that the reader must know. */
export function oldestDocument(verdicts: readonly Verdict[]): UsedDocument | undefined {
  const [oldest] = verdicts.flatMap(documentsOf).sort((one, other) => other.ageSeconds - one.ageSeconds);
  return oldest && oldest.ageSeconds > unmentionedSeconds ? oldest : undefined;
}

function documentsOf({ technical, contents }: Verdict): UsedDocument[] {
  return [...technical.documents, ...contents.flatMap(documentsOf)];
}
