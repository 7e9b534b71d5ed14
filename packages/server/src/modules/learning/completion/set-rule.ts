import type { BodyOf, endpoints } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import { type InputFault, Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { findAchievement } from '../../issuer/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type LessonRow, selectLessons } from '../programme/content-store.ts';
import { editProgramme, type OwnProgramme } from '../programme/own-programme.ts';
import { type CompletionRuleView, readRule } from './get-rule.ts';
import { asNamed, type CompletionRule, type OutcomeRule } from './rule.ts';
import { replaceOutcomes, selectOutcomes, updateRule } from './rule-store.ts';
import { whatRuleNeeds } from './what-rule-needs.ts';

type Body = BodyOf<typeof endpoints.setCompletionRule>;

interface Input extends OwnProgramme {
  body: Body;
}

/** Sets what the draft of a programme asks for, all of it at once. */
export async function setRule(
  deps: Pick<LearningDeps, 'database' | 'randomness'>,
  { body, ...own }: Input,
): Promise<CompletionRuleView> {
  await editProgramme(deps, own, 'programme.completion-set', async ({ tx }, programme) => {
    const { versionId, organisationId, achievementId } = programme;
    const lessons = await selectLessons(tx, versionId);
    const originOf = originsOf(lessons);
    const rule = ruleOf(body, originOf);
    const before = new Map((await selectOutcomes(tx, [versionId])).map(({ id, originId }) => [id, originId]));
    const outcomes = body.outcomes.map((outcome) =>
      outcomeOf(outcome, { before, originOf, randomness: deps.randomness }),
    );
    const faults = [
      ...whatRuleNeeds({ rule, outcomes, lessons: lessons.map(asNamed), achievementId }),
      ...(await faultsOfBadges(tx, outcomes, organisationId)),
    ];
    if (faults.length > 0) {
      const detail = `Nothing was changed. ${faults.map(({ message }) => message).join(' ')}`;
      throw new Refusal('invalid-request', detail, { faults });
    }
    await updateRule(tx, { versionId, rule });
    await replaceOutcomes(tx, { organisationId, versionId, outcomes });
    return { outcomes: outcomes.length };
  });
  return deps.database.read(own.scope, (tx) => readRule(tx, own));
}

type OriginOf = (lessonId: string) => string;

/** A lesson that the version does not have keeps its id, and is found to be no lesson by what looks at the rule. */
function originsOf(lessons: readonly LessonRow[]): OriginOf {
  const origins = new Map(lessons.map(({ id, originId }) => [id, originId]));
  return (lessonId) => origins.get(lessonId) ?? lessonId;
}

function ruleOf({ lessons, assessments, totalPercent }: Body, originOf: OriginOf): CompletionRule {
  const chosen = (field: 'minimumPercent' | 'weight') =>
    Object.fromEntries(
      assessments.flatMap(({ lessonId, [field]: value }) => (value === null ? [] : [[originOf(lessonId), value]])),
    );
  return {
    lessons: lessons === 'all' ? lessons : [...new Set(lessons.map(originOf))],
    minimum: chosen('minimumPercent'),
    weights: chosen('weight'),
    total: totalPercent,
  };
}

interface Around {
  /** Origins of the outcomes that were there. */
  before: ReadonlyMap<string, string>;
  originOf: OriginOf;
  randomness: Randomness;
}

/** An outcome that is there stays the same one, so that what was earned by it is not earned again. */
function outcomeOf(given: Body['outcomes'][number], { before, originOf, randomness }: Around): OutcomeRule {
  const { text, masteryPercent, isRequired, achievementId, lessonIds } = given;
  const originId = before.get(given.id ?? '');
  const id = originId && given.id ? given.id : randomness.uuid();
  const lessons = [...new Set(lessonIds.map(originOf))];
  return { id, originId: originId ?? id, text, masteryPercent, isRequired, achievementId, lessons };
}

async function faultsOfBadges(tx: Tx, outcomes: readonly OutcomeRule[], organisationId: string): Promise<InputFault[]> {
  const faults: InputFault[] = [];
  for (const [index, { achievementId }] of outcomes.entries()) {
    if (achievementId === null) continue;
    if ((await findAchievement(tx, achievementId))?.organisationId === organisationId) continue;
    const pointer = `/outcomes/${index}/achievementId`;
    faults.push({ pointer, message: 'No achievement of this organisation has this id: choose one of its own.' });
  }
  return faults;
}
