/** Told when somebody enrolled: `{ enrolmentId, programmeId, personId }`. */
export const enrolmentStarted = 'enrolment.started';

/** Told when a learner marked a reading or a video as done: `{ enrolmentId, lessonId }`. */
export const lessonDone = 'lesson.done';

/** Told when an assessment was passed for the first time: `{ enrolmentId, lessonId, outcome }`. */
export const assessmentPassed = 'assessment.passed';

/** Told when what was achieved in an assessment is another than before, and not passed for the first time: the same. */
export const resultChanged = 'assessment.result-changed';

/** Told when a project or portfolio was handed in: `{ enrolmentId, lessonId, submissionId }`. */
export const submissionHandedIn = 'submission.handed-in';

/** Told when a learner went on with another version of the programme, or was moved without a new place: `{ enrolmentId, versionId }`. */
export const enrolmentMoved = 'enrolment.moved';

/** Told when a learner has got a place, or has come back: `{ enrolmentId }`. */
export const placeTaken = 'enrolment.place-taken';

/** Told when a learner has done all that a programme asks for: `{ enrolmentId, programmeId, personId }`. */
export const programmeCompleted = 'programme.completed';

/** Told when a marking of somebody's work was handed in: `{ submissionId, reviewId, needsModerator }`. */
export const reviewHandedIn = 'review.handed-in';

/** Told when evidence of prior learning was handed in: `{ enrolmentId, recognitionId, submissionId }`. */
export const recognitionHandedIn = 'recognition.handed-in';

/** Told when it was decided on evidence of prior learning: `{ enrolmentId, recognitionId, submissionId, outcome }`. */
export const recognitionDecided = 'recognition.decided';

/** Told when it was decided on a version of somebody's work: `{ enrolmentId, lessonId, submissionId, outcome }`. */
export const submissionDecided = 'submission.decided';
