import type { LessonOutline } from '../programme/content-store.ts';
import { retryFrom } from './retry-from.ts';
import type { RecognitionRow } from './store.ts';
import type { RecognitionTerms } from './terms-store.ts';

/** Something that one could apply for; `lessonId` is null for the whole programme. */
export interface ApplicationOption {
  lessonId: string | null;
  title: string;
  /** Until when one has to wait; null where one need not. */
  from: Date | null;
}

interface Asked {
  programmeTitle: string;
  terms: RecognitionTerms;
  /** The lessons of the version that one is enrolled in; none where one is not enrolled. */
  lessons: readonly Pick<LessonOutline, 'id' | 'originId' | 'kind' | 'title'>[];
  /** The origins of those that are passed. */
  passed: readonly string[];
  applications: readonly Pick<RecognitionRow, 'lessonOriginId' | 'state' | 'closedAt'>[];
  now: Date;
}

const assessed = ['exam', 'project', 'portfolio'];

/** The whole programme, and each of its assessments that is not passed yet. */
export function whatToApplyFor({
  programmeTitle,
  terms,
  lessons,
  passed,
  applications,
  now,
}: Asked): ApplicationOption[] {
  const fromOf = (originId: string | null) => {
    const waits = applications
      .filter(({ lessonOriginId }) => lessonOriginId === originId)
      .flatMap((application) => retryFrom(application, terms) ?? [])
      .filter((from) => from > now);
    return waits.length > 0 ? new Date(Math.max(...waits.map((from) => from.getTime()))) : null;
  };
  return [
    { lessonId: null, title: programmeTitle, from: fromOf(null) },
    ...lessons
      .filter(({ kind, originId }) => assessed.includes(kind) && !passed.includes(originId))
      .map(({ id, originId, title }) => ({ lessonId: id, title, from: fromOf(originId) })),
  ];
}
