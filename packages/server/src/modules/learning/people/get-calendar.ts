import { notFound } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectOwedReviews } from '../review/peer/owed-store.ts';
import { selectDueWork } from '../submission/due-store.ts';
import { selectCohortDates, selectFeedOwner } from './calendar-store.ts';
import { hashCalendarToken } from './calendar-token.ts';
import { writeCalendar } from './write-calendar.ts';

/** The dates of whoever made this address; an address that has ended was never there. */
export async function getCalendar(
  { database, origin, clock }: Pick<LearningDeps, 'database' | 'origin' | 'clock'>,
  { token }: { token: string },
): Promise<string> {
  return database.read(systemScope('learning.calendar'), async (tx) => {
    const personId = await selectFeedOwner(tx, hashCalendarToken(token));
    if (!personId) throw notFound('calendar');
    const now = clock();
    const work = await selectDueWork(tx, { of: { personId }, now });
    const reviews = await selectOwedReviews(tx, { personId });
    return writeCalendar({ cohorts: await selectCohortDates(tx, personId), work, reviews, origin, now });
  });
}
