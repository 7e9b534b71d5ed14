import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { EnrolmentRow } from '../enrolment/store.ts';
import { newTextBudget } from '../markdown/text-budget.ts';
import { renderMarkdown } from '../render-markdown.ts';
import { selectFiles, selectLinks } from './attachment-store.ts';
import { readDeadline } from './policy.ts';
import { type SubmissionRow, selectSubmissions } from './store.ts';
import type { WorkLesson } from './work-lesson.ts';

/** A learner's own work on a project or portfolio. */
export type Work = AnswerOf<typeof endpoints.getWork>;

/** A version of it. */
export type SubmissionView = NonNullable<Work['draft']>;

interface Place {
  enrolment: EnrolmentRow;
  lesson: WorkLesson;
  origin: string;
  now: Date;
}

/** As many versions that were handed in does a learner see; staff see older ones too. */
const mostVersions = 20;

/** Shows a learner their work. */
export async function presentWork(tx: Tx, place: Place): Promise<Work> {
  const { enrolment, lesson } = place;
  const rows = await selectSubmissions(tx, {
    enrolmentId: enrolment.id,
    originId: lesson.originId,
    newest: mostVersions + 1,
  });
  const versions = await presentSubmissions(tx, rows, place.origin);
  const { dueAt, extension, isLate, closed } = await readDeadline(tx, place);
  return {
    enrolmentId: enrolment.id,
    lessonId: lesson.id,
    kind: lesson.kind,
    assignment: lesson.assignment,
    dueAt: dueAt?.toISOString() ?? null,
    extension: extension ? { until: extension.until.toISOString(), reason: extension.reason } : null,
    isLateNow: isLate,
    closed,
    draft: versions.find(({ state }) => state === 'draft') ?? null,
    handedIn: versions.filter(({ state }) => state === 'handed-in').slice(0, mostVersions),
  };
}

/**
 * Shows versions, with two queries for all of them, and one budget for all that they say: the first is set before the
 * others, and what goes beyond is shown as it was written.
 */
export async function presentSubmissions(
  tx: Tx,
  rows: readonly SubmissionRow[],
  origin: string,
): Promise<SubmissionView[]> {
  const ids = rows.map(({ id }) => id);
  const files = Map.groupBy(await selectFiles(tx, ids), ({ submissionId }) => submissionId);
  const links = Map.groupBy(await selectLinks(tx, ids), ({ submissionId }) => submissionId);
  const budget = newTextBudget();
  const html = (source: string) => renderMarkdown(source, { origin, budget });
  return rows.map((row) => ({
    ...row,
    bodyHtml: html(row.body),
    pieces: row.pieces.map((piece) => ({ ...piece, reflectionHtml: html(piece.reflection) })),
    links: links.get(row.id) ?? [],
    files: (files.get(row.id) ?? []).map(({ fileId, ...file }) => ({ ...file, id: fileId })),
    changedAt: row.changedAt.toISOString(),
    handedInAt: row.handedInAt?.toISOString() ?? null,
  }));
}
