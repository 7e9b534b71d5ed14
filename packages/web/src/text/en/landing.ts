export const landingWords = {
  landing: {
    metaTitle: 'Laurel: micro-credentials anyone can check',
    metaDescription:
      'Learn a skill, be assessed, be issued a signed credential, share it, and have it verified in seconds. Open source.',
    title: 'Proof of what a person can do, that anyone can check',
    lead: 'Laurel carries a micro-credential the whole way. People learn a specific skill and are assessed; the organisation signs what they earned; whoever they show it to has a clear answer in seconds.',
    browse: 'Browse programmes',
    verify: 'Verify a credential',
    example: {
      caption: 'An example of a Laurel credential',
      recipient: 'Linnéa Åström',
      achievement: 'IT Support Fundamentals',
      issuer: 'Northfield College of Technology',
      issuedOn: '2026-11-20',
      verdict: 'Signature, issuer and status agree.',
    },
    steps: {
      title: 'From first lesson to trusted proof',
      enrol: { title: 'Enrol', text: 'Pick a programme and start at once, at your own pace.' },
      learn: { title: 'Learn', text: 'Short lessons to read and watch. You resume where you left off.' },
      assess: { title: 'Be assessed', text: 'An exam with a clear pass mark, and more than one attempt.' },
      issue: { title: 'Be issued', text: 'The credential is signed and yours within seconds of passing.' },
      show: { title: 'Show it', text: 'One link. Whoever opens it sees what you earned, and that it is true.' },
    },
    audiences: {
      title: 'What brings you here?',
      learner: {
        title: 'I want to learn and show it',
        text: 'Earn credentials for skills you can name, keep them in one place, and decide which of them anybody may see.',
        points: {
          pace: 'Learn in short lessons, at your own pace',
          detail: 'The credential says how you were assessed and how you did',
          yours: 'Download it: it stays verifiable outside Laurel',
        },
        action: 'Find a programme',
      },
      issuer: {
        title: 'We issue credentials',
        text: 'For universities, course platforms, companies and professional bodies: define what can be earned, teach, assess and sign it with your own key.',
        points: {
          standard: 'Open Badges 3.0, signed under your own name on the web',
          life: 'Revoke with a reason, and every later check says so',
          api: 'Everything the pages do is in the API as well',
        },
        action: 'Create an account',
      },
      verifier: {
        title: 'Somebody showed me a credential',
        text: 'Drop the file, paste the text or the link. You need no account, and it does not matter which Open Badges 3.0 platform it came from.',
        points: {
          answer: 'One answer: valid, not valid, or could not be checked',
          why: 'Each check in plain words, with what to do next',
          free: 'Free, without signing in',
        },
        action: 'Verify a credential',
      },
    },
    checks: {
      title: 'What a verifier asks, and what Laurel answers',
      lead: 'A credential is only worth what a stranger can find out about it. These questions are asked each time somebody verifies, and each is answered on its own.',
      genuine: {
        question: 'Is it genuine?',
        answer: 'The signature covers every word. One changed letter, and it no longer fits.',
      },
      issuer: {
        question: 'Is it from who it says?',
        answer: 'The key that signed it must belong to the issuing organisation, published under its own address.',
      },
      current: {
        question: 'Is it still good?',
        answer: 'The issuer’s status list says whether it was revoked; its dates say whether it has expired.',
      },
      honest: {
        question: 'And if that cannot be found out?',
        answer: 'Then Laurel says so. “Could not be checked” is never shown as valid.',
      },
    },
    developers: {
      title: 'Built to be built upon',
      text: 'A documented REST API, a typed SDK and a command-line tool that verifies on your own machine. Run all of it on one server with one command.',
      action: 'Read the API reference',
    },
  },
} as const;
