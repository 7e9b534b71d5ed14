/** The frame of the console, and what its forms share. */
export const issuerConsoleWords = {
  sections: {
    overview: 'Overview',
    achievements: 'Achievements',
    programmes: 'Programmes',
    questions: 'Question bank',
    reviews: 'Reviews',
    insight: 'Insight',
    credentials: 'Issued credentials',
    signingKeys: 'Signing keys',
    members: 'Members',
    apiKeys: 'API keys',
    audit: 'Audit log',
    settings: 'Settings',
  },
  console: {
    navigation: 'Console of {{organisation}}',
    section: 'Section: {{section}}',
    yourRole: 'Your role: {{role}}',
  },
  roles: {
    owner: { name: 'Owner', text: 'Does everything, and makes other people owners.' },
    admin: { name: 'Admin', text: 'Does everything, except making people owners.' },
    issuer: { name: 'Issuer', text: 'Defines achievements, issues and revokes credentials, sees learners.' },
    instructor: { name: 'Instructor', text: 'Makes achievements and programmes, sees learners and their progress.' },
    reviewer: {
      name: 'Reviewer',
      text: 'Marks learners’ work and decides on it, sees learners and issued credentials.',
    },
    viewer: { name: 'Viewer', text: 'Sees achievements and programmes, changes nothing.' },
  },
  form: {
    cancel: 'Cancel',
    save: 'Save changes',
    number: 'Write a number, such as 4 or 2.5',
    imageNow: 'The picture now. Choose another file to replace it.',
    imageRemove: 'Remove this picture',
    wrongFile: {
      image: 'Choose a PNG, JPEG or WebP picture',
      video: 'Choose a WebM or MP4 video',
      captions: 'Choose a WebVTT file; its name ends in .vtt',
    },
  },
} as const;
