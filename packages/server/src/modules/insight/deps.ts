import type { Clock, Log } from '../../ports/index.ts';
import type { Database, Tx } from '../../storage/index.ts';

/** What happened in an enrolment, by days. */
export interface LearnerFacts {
  enrolmentId: string;
  organisationId: string;
  personId: string;
  programmeId: string;
  cohortId: string | null;
  enrolledOn: string;
  /** From when they could begin, where that is later. */
  openedOn: string | null;
  beganOn: string | null;
  completedOn: string | null;
  done: readonly string[];
  results: readonly { lessonId: string; passed: boolean }[];
}

/** A programme by its names. */
export interface CountedProgramme {
  id: string;
  title: string;
  lessons: readonly { id: string; title: string; kind: string }[];
  cohorts: readonly { id: string; name: string }[];
}

/** What the module wants of the world. */
export interface InsightDeps {
  database: Database;
  clock: Clock;
  log: Log;
  /** What learning tells of itself, in a transaction of ours: one inside another could wait for itself. */
  learning: {
    factsOf(tx: Tx, enrolmentIds: readonly string[]): Promise<readonly LearnerFacts[]>;
    listEnrolmentIds(tx: Tx, page: { after: string | undefined; limit: number }): Promise<readonly string[]>;
    programmesOf(tx: Tx, organisationId: string): Promise<readonly CountedProgramme[]>;
  };
}
