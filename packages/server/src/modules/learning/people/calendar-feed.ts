import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { deleteFeed, selectFeed, setFeed } from './calendar-store.ts';
import { hashCalendarToken, mintCalendarToken } from './calendar-token.ts';

type Deps = Pick<LearningDeps, 'database' | 'randomness' | 'origin'>;

/** Whether the caller has a private calendar address. */
export async function getCalendarFeed(
  { database }: Pick<Deps, 'database'>,
  { scope }: { scope: Scope },
): Promise<AnswerOf<typeof endpoints.getCalendarFeed>> {
  const personId = personOf(scope);
  const found = await database.read(scope, (tx) => selectFeed(tx, personId));
  return { madeAt: found?.madeAt.toISOString() ?? null };
}

/** Makes a private calendar address; it is shown this once, and the one before ends. */
export async function makeCalendarFeed(
  { database, randomness, origin }: Deps,
  { scope }: { scope: Scope },
): Promise<AnswerOf<typeof endpoints.makeCalendarFeed>> {
  const personId = personOf(scope);
  const token = mintCalendarToken(randomness);
  return database.write(scope, async ({ tx, now, audit }) => {
    await setFeed(tx, { personId, tokenHash: hashCalendarToken(token), now });
    await audit({ action: 'calendar-feed.made', subject: `person:${personId}` });
    return { url: `${origin}/api/v1/calendars/${token}`, madeAt: now.toISOString() };
  });
}

/** Ends the caller's private calendar address. */
export async function endCalendarFeed(
  { database }: Pick<Deps, 'database'>,
  { scope }: { scope: Scope },
): Promise<undefined> {
  const personId = personOf(scope);
  return database.write(scope, async ({ tx, audit }) => {
    await deleteFeed(tx, personId);
    await audit({ action: 'calendar-feed.ended', subject: `person:${personId}` });
    return undefined;
  });
}

function personOf({ personId }: Scope): string {
  if (!personId) throw notFound('person');
  return personId;
}
