import type { LessonForStaff } from '@laurel/sdk';
import { formatClock } from '../../text/format.ts';
import type { Values } from '../console/refused.ts';
import { valuesOfAssignment } from './read-assignment.ts';

/** A lesson as its form shows it. */
export function valuesOfLesson(lesson: LessonForStaff): Values {
  const { title, minutes, markdown, videoUrl, captions, durationSeconds, posterUrl, transcript, instructions } = lesson;
  return {
    title,
    minutes: String(minutes),
    markdown: markdown ?? '',
    videoUrl: videoUrl ?? '',
    duration: durationSeconds === null ? '' : formatClock(durationSeconds),
    captions: JSON.stringify(captions),
    posterUrl: posterUrl ?? '',
    transcript: transcript ?? '',
    instructions: instructions ?? '',
    passMarkPercent: lesson.passMarkPercent?.toString() ?? '',
    attemptsAllowed: lesson.attemptsAllowed?.toString() ?? '',
    timeLimitMinutes: lesson.timeLimitMinutes?.toString() ?? '',
    coolDownMinutes: lesson.coolDownMinutes === 0 ? '' : String(lesson.coolDownMinutes),
    ...(lesson.shuffle ? { shuffle: 'on' } : {}),
    feedback: lesson.feedback,
    feedbackFrom: lesson.feedbackFrom,
    supervision: lesson.supervision,
    ...valuesOfAssignment(lesson.assignment),
  };
}
