import type { BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import type { Achievement } from './present-achievement.ts';
import { findAchievement } from './read-achievements.ts';
import { type AchievementFields, insertAchievement } from './store.ts';

/** Defines an achievement. It can be earned at once; a draft is made by changing its state. */
export async function createAchievement(
  { database, randomness }: Pick<IssuerDeps, 'database' | 'randomness'>,
  {
    scope,
    organisationId,
    body,
  }: { scope: Scope; organisationId: string; body: BodyOf<typeof endpoints.createAchievement> },
): Promise<Achievement> {
  const id = randomness.uuid();
  const fields: AchievementFields = {
    ...body,
    imageUrl: body.imageUrl ?? null,
    credits: body.credits ?? null,
    hours: body.hours ?? null,
    level: body.level || null,
    state: 'active',
  };
  return database.write(scope, async (unit) => {
    await insertAchievement(unit.tx, { id, organisationId, fields, now: unit.now });
    await unit.audit({ action: 'achievement.created', subject: `achievement:${id}`, detail: { name: fields.name } });
    const made = await findAchievement(unit.tx, id);
    if (!made) throw notFound('achievement');
    return made;
  });
}
