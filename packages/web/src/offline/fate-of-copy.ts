import type { EnrolmentDetail } from '@laurel/sdk';
import { lessonsAreOpen } from '../learner/lessons-are-open.ts';
import type { Copy } from './list-copies.ts';

/** What becomes of a copy, by what the server says of its enrolment. */
export type Fate = 'keep' | 'renew' | 'forget' | 'forget-all';

/** A copy is shown for thirty days; one that is met earlier with a connection begins them anew. */
const renewAfterMs = 7 * 86_400_000;
/** Marks change with each lesson; a copy need not follow every one of them at once. */
const marksAfterMs = 3_600_000;

interface Facts {
  /** The status of a refusal, or the enrolment. */
  answer: number | Pick<EnrolmentDetail, 'state' | 'cohort' | 'version' | 'lessonsDone'>;
  copy: Pick<Copy, 'build' | 'version' | 'savedAt' | 'lessonsDone'>;
  /** Of the pages as they are now; undefined where the page itself is a copy. */
  build: string | undefined;
  now: number;
}

/** Without an answer, and while the server has troubles of its own, nothing is known and nothing is lost. */
export function fateOfCopy({ answer, copy, build, now }: Facts): Fate {
  if (answer === 401) return 'forget-all';
  if (typeof answer === 'number') return answer >= 400 && answer < 500 && answer !== 429 ? 'forget' : 'keep';
  if (!lessonsAreOpen(answer)) return 'forget';
  if (build === undefined) return 'keep';
  const age = now - copy.savedAt;
  const isOther = copy.build !== build || copy.version !== answer.version;
  const isBehind = copy.lessonsDone !== answer.lessonsDone && age > marksAfterMs;
  return isOther || isBehind || age > renewAfterMs ? 'renew' : 'keep';
}
