import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLessons } from '../programme/content-store.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { asNamed, isAssessment } from './rule.ts';
import { readRuleOf } from './rule-store.ts';
import { whatRuleNeeds } from './what-rule-needs.ts';

/** What a version asks for, as those who make it see it. */
export type CompletionRuleView = AnswerOf<typeof endpoints.getCompletionRule>;

/** What the newest version of a programme asks for. */
export async function getRule(
  { database }: Pick<LearningDeps, 'database'>,
  own: OwnProgramme,
): Promise<CompletionRuleView> {
  return database.read(own.scope, (tx) => readRule(tx, own));
}

/** The same within a transaction that has more to do. */
export async function readRule(tx: Tx, own: OwnProgramme): Promise<CompletionRuleView> {
  const { versionId, title, state, achievementId } = await readOwnProgramme(tx, own);
  const { rule, outcomes } = await readRuleOf(tx, versionId);
  const lessons = await selectLessons(tx, versionId);
  const ids = new Map(lessons.map(({ id, originId }) => [originId, id]));
  const idsOf = (origins: readonly string[]) => origins.flatMap((originId) => ids.get(originId) ?? []);
  return {
    programmeTitle: title,
    state,
    lessons: rule.lessons === 'all' ? rule.lessons : idsOf(rule.lessons),
    assessments: lessons.filter(isAssessment).map(({ id, originId }) => ({
      lessonId: id,
      minimumPercent: rule.minimum[originId] ?? null,
      weight: rule.weights[originId] ?? null,
    })),
    totalPercent: rule.total,
    outcomes: outcomes.map(({ id, text, masteryPercent, isRequired, achievementId, lessons: shownBy }) => ({
      id,
      text,
      masteryPercent,
      isRequired,
      achievementId,
      lessonIds: idsOf(shownBy),
    })),
    allLessons: lessons.map((lesson) => ({
      lessonId: lesson.id,
      title: lesson.title,
      isAssessment: isAssessment(lesson),
      passMarkPercent: lesson.passMarkPercent,
    })),
    missing: whatRuleNeeds({ rule, outcomes, lessons: lessons.map(asNamed), achievementId }).map(
      ({ message }) => message,
    ),
  };
}
