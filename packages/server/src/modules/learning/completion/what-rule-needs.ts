import type { InputFault } from '../../../refusal.ts';
import { type CompletionRule, isAssessment, type NamedLesson, type OutcomeRule } from './rule.ts';

/** A rule with all that it speaks of. */
export interface RuleInContext {
  rule: CompletionRule;
  outcomes: readonly OutcomeRule[];
  /** Of the version, in order. */
  lessons: readonly NamedLesson[];
  /** What the whole programme earns. */
  achievementId: string;
}

/** Why nobody could complete a programme by this rule, or would by doing nothing: where, and how it is mended. */
export function whatRuleNeeds(given: RuleInContext): InputFault[] {
  return [...faultsOfLessons(given), ...faultsOfWeights(given), ...faultsOfOutcomes(given)];
}

function faultsOfLessons({ rule, outcomes, lessons }: RuleInContext): InputFault[] {
  const known = new Map(lessons.map((lesson) => [lesson.originId, lesson]));
  const required = lessons.filter((lesson) => lesson.required).map(({ originId }) => originId);
  const chosen = rule.lessons === 'all' ? required : rule.lessons;
  const named = [...Object.keys(rule.minimum), ...Object.keys(rule.weights)];
  const isGone = [...chosen, ...named].some((originId) => !known.has(originId));
  const isMerelyRead = named.some((originId) => {
    const lesson = known.get(originId);
    return lesson !== undefined && !isAssessment(lesson);
  });
  const isAssessed =
    rule.total !== null ||
    Object.keys(rule.minimum).length > 0 ||
    outcomes.some((outcome) => outcome.isRequired) ||
    lessons.some((lesson) => isAssessment(lesson) && chosen.includes(lesson.originId));
  return [
    ...(isGone
      ? [{ pointer: '/lessons', message: 'The rule of completion names a lesson that is no more: set the rule again.' }]
      : []),
    ...(isMerelyRead
      ? [
          {
            pointer: '/assessments',
            message: 'A reading or a video has no score: ask for a score in assessments only.',
          },
        ]
      : []),
    // What is earned is said to be assessed: ticking off readings must never be enough.
    ...(isAssessed || !lessons.some(isAssessment)
      ? []
      : [
          {
            pointer: '/lessons',
            message: 'The rule asks for no assessment: ask for one to be passed, or for a score.',
          },
        ]),
  ];
}

function faultsOfWeights({ rule: { weights, total } }: RuleInContext): InputFault[] {
  const all = Object.values(weights);
  // Weights have decimals, and decimals are not exact in binary.
  const sum = Math.round(all.reduce((so, weight) => so + weight, 0) * 100) / 100;
  if (all.length > 0 && sum !== 100)
    return [
      {
        pointer: '/assessments',
        message: `The weights add up to ${sum} %: change them so that they add up to 100 %.`,
      },
    ];
  if (all.length === 0 && total !== null)
    return [{ pointer: '/totalPercent', message: 'A total needs weights: say what each assessment counts.' }];
  return [];
}

function faultsOfOutcomes({ outcomes, lessons, achievementId }: RuleInContext): InputFault[] {
  const assessments = new Set(lessons.filter(isAssessment).map(({ originId }) => originId));
  return outcomes.flatMap((outcome, index): InputFault[] => {
    const fault = (field: string, message: string) => [{ pointer: `/outcomes/${index}/${field}`, message }];
    const twice = outcomes.findIndex((other) => other.achievementId === outcome.achievementId) < index;
    if (!outcome.lessons.some((originId) => assessments.has(originId)))
      return fault('lessonIds', `Nothing shows the outcome “${outcome.text}”: choose an assessment that does.`);
    if (!outcome.lessons.every((originId) => assessments.has(originId)))
      return fault('lessonIds', `A reading or a video cannot show the outcome “${outcome.text}”: choose assessments.`);
    if (outcome.achievementId === achievementId)
      return fault(
        'achievementId',
        `The whole programme earns what “${outcome.text}” would: choose another badge for it.`,
      );
    if (outcome.achievementId !== null && twice)
      return fault('achievementId', `Two outcomes earn the same badge: choose another for “${outcome.text}”.`);
    return [];
  });
}
