/** Where a learner's things are. */
export const addresses = {
  enrolment: (enrolmentId: string) => `/learn/${enrolmentId}`,
  lesson: (enrolmentId: string, lessonId: string) => `/learn/${enrolmentId}/lessons/${lessonId}`,
  attempt: (attemptId: string) => `/attempts/${attemptId}`,
  credential: (credentialId: string) => `/credentials/${credentialId}`,
};
