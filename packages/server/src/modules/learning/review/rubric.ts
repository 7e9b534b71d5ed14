import type { BodyOf, endpoints } from '@laurel/api';

/** By what work is marked. */
export type Rubric = BodyOf<typeof endpoints.setRubric>;

/** One line of a rubric. */
export type Criterion = Rubric['criteria'][number];
