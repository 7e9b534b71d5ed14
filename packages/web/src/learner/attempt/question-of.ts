import type { QuestionView } from '@laurel/sdk';

/** A question of one kind, as its learner sees it. */
export type QuestionOf<Kind extends QuestionView['kind']> = Extract<QuestionView, { kind: Kind }>;
