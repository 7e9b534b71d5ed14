import assert from 'node:assert/strict';
import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import { type Page, pageFrom, readCursor, type Scope, type Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectEnrolment } from '../enrolment/store.ts';
import { selectLessonById } from '../programme/content-store.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { selectVersions } from '../programme/store.ts';
import { compareVersions } from './compare-versions.ts';
import { presentSubmissions } from './present-work.ts';
import { listHandedIn, type SubmissionRow, selectSubmission, selectSubmissions } from './store.ts';
import { isWork, type WorkLesson } from './work-lesson.ts';

type Answer = AnswerOf<typeof endpoints.getSubmission>;
type Row = AnswerOf<typeof endpoints.listSubmissions>['items'][number];

interface OfOrganisation {
  scope: Scope;
  organisationId: string;
}

/** Reads a version that was handed in at the organisation: a draft is its author's alone. */
export async function readHandedIn(
  tx: Tx,
  { organisationId, submissionId }: { organisationId: string; submissionId: string },
): Promise<SubmissionRow & { handedInAt: Date }> {
  const row = await selectSubmission(tx, submissionId);
  if (row?.organisationId !== organisationId || row.handedInAt === null) throw notFound('submission');
  return { ...row, handedInAt: row.handedInAt };
}

/** A version of a learner's work, with what changed since the one before. */
export async function getSubmission(
  { database, origin }: Pick<LearningDeps, 'database' | 'origin'>,
  { scope, ...asked }: OfOrganisation & { submissionId: string },
): Promise<Answer> {
  return database.read(scope, async (tx) => {
    const row = await readHandedIn(tx, asked);
    const [shown] = await presentSubmissions(tx, [row], origin);
    // Evidence of prior learning is seen where it is reviewed.
    if (row.lessonId === null) throw notFound('submission');
    const lesson = await selectLessonById(tx, row.lessonId);
    const enrolment = await selectEnrolment(tx, row.enrolmentId);
    assert(shown && lesson && enrolment);
    const all = (await selectSubmissions(tx, row)).filter(({ state }) => state === 'handed-in');
    const before = all.find(({ number }) => number < row.number);
    return {
      ...shown,
      enrolmentId: row.enrolmentId,
      programmeId: enrolment.programmeId,
      lessonId: lesson.id,
      lessonTitle: lesson.title,
      learnerName: (await findPeople(tx, [row.personId])).get(row.personId)?.name ?? '',
      versions: all.map(({ id, number, handedInAt }) => ({ id, number, handedInAt: handedInAt?.toISOString() ?? '' })),
      changes: before ? compareVersions(wordsOf(before), wordsOf(row)) : null,
    };
  });
}

/** All that a version says in words, as one text. */
export function wordsOf({ body, pieces }: Pick<SubmissionRow, 'body' | 'pieces'>): string {
  return [body, ...pieces.flatMap(({ title, reflection }) => [`# ${title}`, reflection])].filter(Boolean).join('\n');
}

/** Each learner's newest version of a project or portfolio; one's own is for others to look at. */
export async function listSubmissions(
  { database }: Pick<LearningDeps, 'database'>,
  { lessonId, query, ...own }: OwnProgramme & { lessonId: string; query: QueryOf<typeof endpoints.listSubmissions> },
): Promise<Page<Row>> {
  const after = readCursor(query.cursor);
  return database.read(own.scope, async (tx) => {
    const { originId } = await readOwnWorkLesson(tx, { ...own, lessonId });
    const rows = await listHandedIn(tx, { originId, after, limit: query.limit + 1, notOf: own.scope.personId });
    const people = await findPeople(
      tx,
      rows.map(({ personId }) => personId),
    );
    const present = ({ id, enrolmentId, number, handedInAt, isLate, personId, ...row }: SubmissionRow): Row => ({
      submissionId: id,
      enrolmentId,
      lessonId: row.lessonId ?? lessonId,
      learnerName: people.get(personId)?.name ?? '',
      number,
      handedInAt: handedInAt?.toISOString() ?? '',
      isLate,
    });
    return pageFrom(
      rows,
      query.limit,
      ({ handedInAt, changedAt, id }) => ({ at: handedInAt ?? changedAt, id }),
      present,
    );
  });
}

/** Reads a project or portfolio of the organisation's own programme, of whichever version. */
export async function readOwnWorkLesson(
  tx: Tx,
  { lessonId, ...own }: OwnProgramme & { lessonId: string },
): Promise<WorkLesson> {
  const programme = await readOwnProgramme(tx, own);
  const lesson = await selectLessonById(tx, lessonId);
  const [version] = lesson ? await selectVersions(tx, [lesson.versionId]) : [];
  if (!lesson || !isWork(lesson) || version?.id !== programme.id) throw notFound('project');
  return lesson;
}
