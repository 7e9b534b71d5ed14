import { selectCountedProgrammes, selectEnrolmentIds, selectFacts } from './store.ts';

/** What this module tells of itself to whoever counts, in a transaction of theirs: `app.ts` brings it there. */
export const countedLearning = {
  factsOf: selectFacts,
  /** All enrolments, in the order of their ids. */
  listEnrolmentIds: selectEnrolmentIds,
  programmesOf: selectCountedProgrammes,
};
