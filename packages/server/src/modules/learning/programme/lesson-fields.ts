import type { BodyOf, endpoints } from '@laurel/api';
import type { LessonFields } from './content-store.ts';

const empty: Omit<LessonFields, 'kind' | 'title' | 'minutes'> = {
  markdown: null,
  videoUrl: null,
  durationSeconds: null,
  captions: [],
  posterUrl: null,
  transcript: null,
  instructions: null,
  passMarkPercent: null,
  attemptsAllowed: null,
  timeLimitMinutes: null,
  coolDownMinutes: 0,
  shuffle: false,
  feedback: 'explanations',
  feedbackFrom: 'at-once',
  supervision: 'none',
  assignment: null,
};

/** A lesson as it is kept: what its kind does not have is null. */
export function lessonFields(body: BodyOf<typeof endpoints.addLesson>): LessonFields {
  if (body.kind !== 'video') return { ...empty, ...body };
  return { ...empty, ...body, markdown: body.markdown || null, posterUrl: body.posterUrl ?? null };
}
