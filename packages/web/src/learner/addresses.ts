/** Where a learner's things are. */
export const addresses = {
  enrolment: (enrolmentId: string) => `/learn/${enrolmentId}`,
  lesson: (enrolmentId: string, lessonId: string) => `/learn/${enrolmentId}/lessons/${lessonId}`,
  /** Where one stopped in a lesson: in a text a place of its own; a video knows its second. */
  resume: (enrolmentId: string, { id, anchor }: { id: string; anchor: string | null }) =>
    `/learn/${enrolmentId}/lessons/${id}${anchor ? `#${anchor}` : ''}`,
  work: (enrolmentId: string, lessonId: string) => `/learn/${enrolmentId}/lessons/${lessonId}/work`,
  reviews: (enrolmentId: string, lessonId: string) => `/learn/${enrolmentId}/lessons/${lessonId}/reviews`,
  recognition: (recognitionId: string) => `/learn/recognition/${recognitionId}`,
  recognitionOptions: (programmeId: string) => `/learn/recognition/programmes/${programmeId}`,
  attempt: (attemptId: string) => `/attempts/${attemptId}`,
  credential: (credentialId: string) => `/credentials/${credentialId}`,
};
