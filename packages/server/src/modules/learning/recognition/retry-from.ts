import type { RecognitionRow } from './store.ts';
import type { RecognitionTerms } from './terms-store.ts';

const day = 86_400_000;

/** From when one may apply again; null where an application was not refused. */
export function retryFrom(
  { state, closedAt }: Pick<RecognitionRow, 'state' | 'closedAt'>,
  { retryDays }: Pick<RecognitionTerms, 'retryDays'>,
): Date | null {
  if (state !== 'not-recognised' || closedAt === null) return null;
  return new Date(closedAt.getTime() + retryDays * day);
}
