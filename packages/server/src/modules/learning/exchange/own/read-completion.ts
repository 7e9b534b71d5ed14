import type { ProgrammeFile } from '@laurel/api';
import type { Tx } from '../../../../storage/index.ts';
import { addresses } from '../../../issuer/index.ts';
import type { CompletionRule } from '../../completion/rule.ts';
import { readRuleOf } from '../../completion/rule-store.ts';
import type { LessonRow } from '../../programme/content-store.ts';

type Completion = NonNullable<ProgrammeFile['completion']>;

/** What a version asks for, its lessons by their places in the file; nothing where it asks for every lesson and no more. */
export async function readCompletion(
  tx: Tx,
  {
    versionId,
    origin,
    modules,
  }: { versionId: string; origin: string; modules: readonly (readonly Pick<LessonRow, 'originId'>[])[] },
): Promise<Completion | undefined> {
  const { rule, outcomes } = await readRuleOf(tx, versionId);
  const places = new Map(
    modules.flatMap((lessons, at) =>
      lessons.map(({ originId }, index) => [originId, `${at + 1}.${index + 1}`] as const),
    ),
  );
  // A lesson that is no more has no place; the rule is set again before it is published.
  const placesOf = (originIds: readonly string[]) =>
    originIds.flatMap((originId) => places.get(originId) ?? []).toSorted(inOrder);
  if (isEverything(rule) && outcomes.length === 0) return undefined;
  return {
    lessons: rule.lessons === 'all' ? 'all' : placesOf(rule.lessons),
    assessments: placesOf(Object.keys({ ...rule.minimum, ...rule.weights })).map((lesson) => {
      const originId = [...places].find(([, place]) => place === lesson)?.[0] ?? '';
      return {
        lesson,
        ...optional('minimumPercent', rule.minimum[originId]),
        ...optional('weight', rule.weights[originId]),
      };
    }),
    ...optional('totalPercent', rule.total ?? undefined),
    outcomes: outcomes.map(({ text, masteryPercent, isRequired, achievementId, achievementName, lessons }) => ({
      text,
      masteryPercent,
      isRequired,
      ...(achievementId && {
        achievement: { address: addresses.achievement(origin, achievementId), name: achievementName ?? text },
      }),
      lessons: placesOf(lessons),
    })),
  };
}

function isEverything({ lessons, minimum, weights, total }: CompletionRule): boolean {
  return lessons === 'all' && total === null && Object.keys({ ...minimum, ...weights }).length === 0;
}

function optional<Name extends string>(name: Name, value: number | undefined): { [K in Name]?: number } {
  // The one name that was given is the one name of the type.
  return (value === undefined ? {} : { [name]: value }) as { [K in Name]?: number };
}

function inOrder(one: string, other: string): number {
  const [module = 0, lesson = 0] = one.split('.').map(Number);
  const [otherModule = 0, otherLesson = 0] = other.split('.').map(Number);
  return module - otherModule || lesson - otherLesson;
}
