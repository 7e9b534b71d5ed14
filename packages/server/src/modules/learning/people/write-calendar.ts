import icalendar from 'ical-generator';
import type { OwedReviews } from '../review/peer/owed-store.ts';
import { deadlineOf } from '../submission/assignment.ts';
import type { DueWork } from '../submission/due-store.ts';
import type { CohortDates } from './calendar-store.ts';

/** What stands in somebody's calendar. */
export interface CalendarInput {
  cohorts: readonly CohortDates[];
  work: readonly DueWork[];
  reviews: readonly OwedReviews[];
  origin: string;
  now: Date;
}

/** Writes a calendar by RFC 5545: whole days of cohorts, and the minute by which work and reviews are due. Its ids stay from time to time. */
export function writeCalendar({ cohorts, work, reviews, origin, now }: CalendarInput): string {
  const host = new URL(origin).host;
  const calendar = icalendar({
    name: 'Laurel',
    prodId: { company: 'Laurel', product: 'Learning', language: 'EN' },
    ttl: 3_600,
  });
  for (const { id, enrolmentId, name, programmeTitle, startsOn, endsOn } of cohorts) {
    const common = { allDay: true, stamp: now, url: `${origin}/learn/${enrolmentId}`, description: name };
    for (const [kind, day, summary] of [
      ['start', startsOn, `Starts: ${programmeTitle}`],
      ['end', endsOn, `Last day: ${programmeTitle}`],
    ] as const)
      calendar.createEvent({ ...common, id: `cohort-${kind}-${id}@${host}`, start: dayAt(day), summary });
  }
  for (const { enrolmentId, lessonId, originId, lessonTitle, programmeTitle, assignment, ...times } of work) {
    const due = deadlineOf(assignment, times);
    if (!due) continue;
    calendar.createEvent({
      // Another version of the programme has the lesson under another id; in the calendar it is the same.
      id: `due-${enrolmentId}-${originId}@${host}`,
      stamp: now,
      start: due,
      end: due,
      summary: `Due: ${lessonTitle}`,
      description: programmeTitle,
      url: `${origin}/learn/${enrolmentId}/lessons/${lessonId}`,
    });
  }
  for (const { enrolmentId, lessonId, lessonTitle, programmeTitle, count, dueAt } of reviews)
    calendar.createEvent({
      id: `reviews-${enrolmentId}-${lessonId}-${dueAt.getTime()}@${host}`,
      stamp: now,
      start: dueAt,
      end: dueAt,
      summary: `Due: ${count === 1 ? 'a review' : `${count} reviews`} of others’ work, ${lessonTitle}`,
      description: programmeTitle,
      url: `${origin}/learn/${enrolmentId}/lessons/${lessonId}/reviews`,
    });
  return calendar.toString();
}

function dayAt(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
