import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import type { Values } from '../console/refused.ts';

export const lessonFields = [
  'title',
  'minutes',
  'markdown',
  'video',
  'videoUrl',
  'duration',
  'captions',
  'captionsLanguage',
  'beneath',
  'poster',
  'transcript',
  'instructions',
  'passMarkPercent',
  'attemptsAllowed',
  'timeLimitMinutes',
  'coolDownMinutes',
  'shuffle',
  'feedback',
  'feedbackFrom',
  'supervision',
  'dueOn',
  'dueDays',
  'maxFiles',
] as const;

type LessonField = (typeof lessonFields)[number];

/** What a Field of a lesson's form needs, by its name. */
export function useLessonField(problem: Problem | undefined) {
  const { t } = useText();
  return (name: LessonField) => ({
    name,
    label: t(`issuer.lessons.field.${name}`),
    hint: t(`issuer.lessons.hint.${name}`),
    error: faultOf(problem, name),
  });
}

export interface LessonFieldsProps {
  values: Values;
  field: ReturnType<typeof useLessonField>;
}
