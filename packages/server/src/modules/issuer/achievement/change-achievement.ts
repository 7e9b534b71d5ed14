import type { BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { type Achievement, presentAchievement } from './present-achievement.ts';
import { requireCredits } from './require-credits.ts';
import { type AchievementFields, selectAchievements, updateAchievement } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  achievementId: string;
  body: BodyOf<typeof endpoints.changeAchievement>;
}

/** Changes an achievement. What was issued before says what it said: credentials carry their own copy. */
export async function changeAchievement(
  { database }: Pick<IssuerDeps, 'database'>,
  { scope, organisationId, achievementId, body }: Input,
): Promise<Achievement> {
  return database.write(scope, async (unit) => {
    const [before] = await selectAchievements(unit.tx, [achievementId]);
    if (!before || before.organisationId !== organisationId) throw notFound('achievement');
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const changed: AchievementFields = { ...before, ...given };
    // Credits that are taken away take with them in which system they counted.
    const isTakenAway = body.credits === null && !body.creditSystem;
    const fields = { ...changed, creditSystem: isTakenAway ? null : changed.creditSystem || null };
    requireCredits(fields);
    await updateAchievement(unit.tx, { id: achievementId, fields, now: unit.now });
    await unit.audit({
      action: 'achievement.changed',
      subject: `achievement:${achievementId}`,
      detail: { fields: Object.keys(given) },
    });
    return presentAchievement({ ...before, ...fields });
  });
}
