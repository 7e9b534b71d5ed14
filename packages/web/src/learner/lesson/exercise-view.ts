import type { LessonView } from '@laurel/sdk';

/** An exercise as its learner sees it. */
export type ExerciseView = LessonView['exercises'][number];
