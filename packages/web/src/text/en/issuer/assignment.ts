export const issuerAssignmentWords = {
  assignment: {
    field: {
      required: 'Needed to finish the programme',
      due: 'Due',
      lateHandIn: 'Late work',
      fileKinds: 'Files that can be handed in',
      linkRequired: 'At least one link has to be handed in',
    },
    hint: {
      instructions: 'What is to be done, what is handed in, and what it is judged by. Markdown.',
      required: 'Otherwise learners may leave it out.',
    },
    due: {
      none: 'Whenever the learner likes',
      on: 'On the same day for everybody',
      enrolment: 'A number of days after enrolling',
      'cohort-start': 'A number of days after the cohort’s start; after enrolling for those in no cohort',
    },
    late: { marked: 'is taken, and marked as late', refused: 'is refused' },
    fileKind: {
      image: 'Pictures (PNG, JPEG, WebP)',
      pdf: 'PDF',
      text: 'Text and source code',
      document: 'Office documents (Word, Excel, PowerPoint, OpenDocument)',
      archive: 'ZIP archives',
      video: 'Video (MP4, WebM)',
    },
    fault: {
      dueOn: 'Choose the day and time it is due on',
      dueDays: 'Write whole days from 1 to 1,000',
    },
  },
} as const;
