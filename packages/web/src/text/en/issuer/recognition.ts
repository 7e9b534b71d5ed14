/** Recognition of prior learning in the console. */
export const issuerRecognitionWords = {
  recognition: {
    title: 'Prior learning',
    lead: 'Whoever has already learnt this shows evidence, and your reviewers decide by a rubric. It is offered with the version that you publish.',
    guidance: 'What evidence is wanted',
    guidanceHint: 'Everybody reads it before applying: what has to be shown, and how. Markdown.',
    retryDays: 'Days until a new application',
    retryDaysHint: 'After one that was not recognised.',
    offered: 'Prior learning is recognised for this version.',
    notOffered: 'Prior learning is not recognised for this version.',
    published: 'A published version does not change. Start a new version to change this.',
    saved: 'What you offer is kept.',
    save: 'Save what is offered',
    stop: 'Recognise no prior learning',
    fault: 'Say what evidence is wanted.',
    review: {
      titleOf: 'Prior learning: {{title}}',
      whole: 'Evidence for the whole programme. Whoever is recognised gets the credential.',
      one: 'Evidence for one assessment. Whoever is recognised has passed it.',
      wanted: 'What was asked for',
      credentials: 'Credentials, as they were verified',
      wallet: 'From the applicant’s own wallet here.',
      given: 'Given by the applicant: see that it was issued to them.',
      outcome: { passed: 'Recognised', resubmit: 'More evidence is wanted', 'not-passed': 'Not recognised' },
      reasonHint: 'The applicant reads it with the decision. Where more is wanted, say what.',
    },
  },
} as const;
