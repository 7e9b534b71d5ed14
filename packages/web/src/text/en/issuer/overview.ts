export const issuerOverviewWords = {
  choose: {
    title: 'Your organisations',
    lead: 'Which one is it about?',
  },
  setUp: {
    title: 'Set up an organisation',
    lead: 'It defines achievements, teaches, assesses and issues, and signs with its own key. You are its owner and can invite others.',
    another: 'Set up another organisation',
    didTitle: 'The short name never changes',
    didPlaceholder: 'your-short-name',
    didText:
      'It is part of the identifier above, under which every credential is signed. A verifier looks the signing key up there, so it stays as it is for good.',
    submit: 'Set up this organisation',
  },
  organisation: {
    field: {
      name: 'Name',
      slug: 'Short name',
      description: 'Description',
      website: 'Website',
      logo: 'Logo',
    },
    hint: {
      name: 'As it stands on your credentials: Northfield College of Technology.',
      slug: 'Lower-case letters, digits and single hyphens: northfield.',
      description: 'Who you are, for people who see a credential of yours for the first time.',
      website: 'Begins with https://',
      logo: 'Square, PNG, JPEG or WebP, at least 200 pixels wide.',
    },
  },
  settings: {
    saved: 'Your changes are saved. Credentials issued before keep what they said.',
    did: 'Identifier (DID)',
    publicPage: 'Public page',
    openPublicPage: 'Open the public page',
  },
  overview: {
    achievements: 'Achievements',
    programmes: 'Programmes',
    learners: 'Enrolments',
    issued: 'Credentials issued',
    revoked: 'Of these revoked',
    recent: 'Issued last',
    all: 'All issued credentials',
    findings: 'The log has found something that is not in order',
    waiting: {
      title: 'Waiting for a decision',
      proctored_one: '{{count}} proctored attempt at “{{exam}}” in “{{programme}}” waits for a decision.',
      proctored_other: '{{count}} proctored attempts at “{{exam}}” in “{{programme}}” wait for a decision.',
      decide: 'Decide on “{{exam}}”',
    },
    moreFindings: 'And {{others}} more.',
    steps: {
      title: 'From here to your first learner',
      lead: 'Four steps; each opens the next.',
      done: 'done',
      achievement: {
        title: 'Define an achievement',
        text: 'What can be earned: its name, what it takes, and the skills it stands for.',
        action: 'Define an achievement',
      },
      programme: {
        title: 'Make a programme that leads to it',
        text: 'Modules of readings and videos, and an exam with a pass mark.',
        action: 'Start a programme',
      },
      publish: {
        title: 'Publish it',
        text: 'It appears in the catalogue, and anybody can enrol.',
        action: 'Go on with the programme',
      },
      learner: {
        title: 'Welcome the first learner',
        text: 'Share the address of the programme’s public page. Whoever passes the exam is issued the credential within seconds.',
        action: 'Open the page to share',
      },
    },
  },
} as const;
