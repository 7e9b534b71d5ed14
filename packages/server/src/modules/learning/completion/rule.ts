import type { LessonOutline, LessonRow } from '../programme/content-store.ts';

/** What a version of a programme asks for beside its outcomes; lessons are named by their origin, which stays from version to version. */
export interface CompletionRule {
  /** Which lessons must be done: all that are required, or these. An assessment is done when it was passed. */
  lessons: 'all' | string[];
  /** The least score in an assessment, in per cent. */
  minimum: Record<string, number>;
  /** What each assessment counts in the total, in per cent; empty where there is no total. */
  weights: Record<string, number>;
  /** The least weighted total, in per cent. */
  total: number | null;
}

/** An outcome, and what shows it. */
export interface OutcomeRule {
  /** Of the version. */
  id: string;
  /** The same in every version. */
  originId: string;
  text: string;
  masteryPercent: number;
  /** Whether the programme is not completed without it. */
  isRequired: boolean;
  /** What it earns by itself. */
  achievementId: string | null;
  /** The assessments that show it, by their origins. */
  lessons: string[];
}

/** What is asked for where nothing was set: every lesson done, and so every assessment passed. */
export const everything: CompletionRule = { lessons: 'all', minimum: {}, weights: {}, total: null };

/** A lesson as a rule may name it. */
export type NamedLesson = Pick<LessonOutline, 'originId' | 'kind' | 'title' | 'required'>;

/** The same of a lesson with all its content. */
export function asNamed({
  originId,
  kind,
  title,
  assignment,
}: Pick<LessonRow, 'originId' | 'kind' | 'title' | 'assignment'>): NamedLesson {
  return { originId, kind, title, required: assignment?.required ?? true };
}

/** Whether a lesson has a result, and is not merely read or watched. */
export function isAssessment({ kind }: Pick<LessonRow, 'kind'>): boolean {
  return kind !== 'reading' && kind !== 'video';
}
