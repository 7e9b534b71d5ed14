import assert from 'node:assert/strict';
import { Refusal } from '../../../refusal.ts';
import type { Tx, WriteUnit } from '../../../storage/index.ts';
import { readTerms } from '../../issuer/index.ts';
import { asNamed } from '../completion/rule.ts';
import { fixOutcomeTerms, readRuleOf, selectOutcomes } from '../completion/rule-store.ts';
import { whatRuleNeeds } from '../completion/what-rule-needs.ts';
import type { LearningDeps } from '../deps.ts';
import { fixSections, selectCandidates, selectSections } from '../exam/section-store.ts';
import { selectExercises } from '../lesson/exercise-store.ts';
import { whatProctoringNeeds } from '../proctoring/what-proctoring-needs.ts';
import { selectLessons, selectModules } from './content-store.ts';
import { lockOwnProgramme, type OwnProgramme, readOwnProgramme } from './own-programme.ts';
import { type ProgrammeForStaff, presentForStaff } from './present-programme.ts';
import type { ProgrammeRow } from './store.ts';
import { markPublished } from './version-store.ts';
import { whatAchievementsNeed, whatContentIsMissing } from './what-is-missing.ts';

/** Publishes a programme's draft: it is what the catalogue offers from now on, and no longer changes. Publishing it again changes nothing. */
export async function publishProgramme(
  { database }: Pick<LearningDeps, 'database'>,
  own: OwnProgramme,
): Promise<ProgrammeForStaff> {
  return database.write(own.scope, async (unit) => {
    const programme = await lockOwnProgramme(unit.tx, own);
    const subject = `programme:${programme.id}`;
    if (programme.state === 'published') {
      await unit.audit({ action: 'programme.publish-repeated', subject });
    } else {
      await requirePublishable(unit.tx, programme);
      await fixSections(unit.tx, programme.versionId);
      await markAsPromised(unit, programme);
      await unit.audit({
        action: 'programme.published',
        subject,
        detail: { title: programme.title, version: programme.version },
      });
    }
    return presentForStaff(unit.tx, await readOwnProgramme(unit.tx, own));
  });
}

/** Publishes a version, and keeps with it what it and its outcomes lead to: whoever learns from it earns that, whatever becomes of the achievement. */
async function markAsPromised(
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
  { versionId, achievementId }: ProgrammeRow,
): Promise<void> {
  const outcomes = await selectOutcomes(tx, [versionId]);
  const badges = outcomes.flatMap(({ achievementId: badge }) => badge ?? []);
  const terms = await readTerms(tx, [achievementId, ...badges]);
  const earned = terms.get(achievementId);
  assert(earned, `the achievement of version ${versionId} is gone`);
  for (const { id, achievementId: badge } of outcomes)
    if (badge !== null) await fixOutcomeTerms(tx, { id, terms: terms.get(badge) });
  await markPublished(tx, { id: versionId, terms: earned, now });
}

async function requirePublishable(tx: Tx, programme: ProgrammeRow): Promise<void> {
  const modules = await selectModules(tx, [programme.versionId]);
  const lessons = await selectLessons(tx, programme.versionId);
  const lessonIds = lessons.map(({ id }) => id);
  const sections = await selectSections(tx, lessonIds);
  const questions = await selectCandidates(tx, lessonIds);
  const exercises = await selectExercises(tx, lessonIds);
  const rule = await readRuleOf(tx, programme.versionId);
  const content = [
    ...whatContentIsMissing({ modules, lessons, sections, questions, exercises }),
    ...whatRuleNeeds({ ...programme, ...rule, lessons: lessons.map(asNamed) }).map(({ message }) => message),
    ...(await whatProctoringNeeds(tx, programme.organisationId, lessons)),
  ];
  const achievement = whatAchievementsNeed({ programme, ...rule });
  if (content.length > 0) throw new Refusal('not-publishable', [...content, ...achievement].join(' '));
  if (achievement.length > 0) throw new Refusal('achievement-not-active', achievement.join(' '));
}
