import type { BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import type { Achievement } from './present-achievement.ts';
import { findAchievement } from './read-achievements.ts';
import { requireCredits } from './require-credits.ts';
import { type AchievementRow, insertAchievement } from './store.ts';

/** What defining an achievement takes. */
export type AchievementInput = BodyOf<typeof endpoints.createAchievement>;

/** Defines an achievement. It can be earned at once; a draft is made by changing its state. */
export async function createAchievement(
  { database, randomness }: Pick<IssuerDeps, 'database' | 'randomness'>,
  { scope, organisationId, body }: { scope: Scope; organisationId: string; body: AchievementInput },
): Promise<Achievement> {
  const id = randomness.uuid();
  return database.write(scope, async (unit) => {
    await defineAchievement(unit, { id, organisationId, body, state: 'active' });
    const made = await findAchievement(unit.tx, id);
    if (!made) throw notFound('achievement');
    return made;
  });
}

/** Defines an achievement within a transaction that needs it for more. */
export async function defineAchievement(
  unit: WriteUnit,
  {
    id,
    organisationId,
    body,
    state,
  }: { id: string; organisationId: string; body: AchievementInput; state: AchievementRow['state'] },
): Promise<void> {
  const fields = {
    ...body,
    imageUrl: body.imageUrl ?? null,
    credits: body.credits ?? null,
    creditSystem: body.creditSystem || null,
    hours: body.hours ?? null,
    level: body.level || null,
    state,
  };
  requireCredits(fields);
  await insertAchievement(unit.tx, { id, organisationId, fields, now: unit.now });
  await unit.audit({ action: 'achievement.created', subject: `achievement:${id}`, detail: { name: fields.name } });
}
