import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import type { Achievement } from './present-achievement.ts';
import { findAchievement } from './read-achievements.ts';

/** One achievement: of the organisation, or, without one, as anybody may see it. */
export async function getAchievement(
  { database }: Pick<IssuerDeps, 'database'>,
  { scope, organisationId, achievementId }: { scope: Scope; organisationId?: string; achievementId: string },
): Promise<Achievement> {
  const found = await database.read(scope, (tx) => findAchievement(tx, achievementId));
  if (!found || (organisationId && found.organisationId !== organisationId)) throw notFound('achievement');
  return found;
}
