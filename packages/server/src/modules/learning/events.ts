/** Told when a learner marked a reading or a video as done: `{ enrolmentId, lessonId }`. */
export const lessonDone = 'lesson.done';

/** Told when an exam was handed in and passed: `{ enrolmentId, lessonId, attemptId }`. */
export const assessmentPassed = 'assessment.passed';

/** Told when a learner went on with another version of the programme: `{ enrolmentId, versionId }`. */
export const enrolmentMoved = 'enrolment.moved';

/** Told when a learner has done all that a programme asks for: `{ enrolmentId, programmeId, personId }`. */
export const programmeCompleted = 'programme.completed';
