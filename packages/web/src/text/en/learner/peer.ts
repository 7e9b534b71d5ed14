/** The reviews of fellow learners' work that a learner gives. */
export const learnerPeerWords = {
  peers: {
    link: 'Review fellow learners',
    owed: {
      title_one: 'Review the work of a fellow learner: {{title}}',
      title_other: 'Review the work of {{count}} fellow learners: {{title}}',
      go: 'Review the work of others',
      due: 'Due',
      own: 'Your own work is decided on only after that, and others wait for what you say.',
      others: 'Others wait for what you say of their work.',
      next: 'Next: review the work of others, {{title}}',
      missing: 'Review the work of others, so that yours is decided on:',
    },
    title: 'Review fellow learners',
    lead_one:
      'You review the work of {{count}} other, and one reviews yours. Nobody is told whose work it is, or who reviewed it.',
    lead_other:
      'You review the work of {{count}} others, and as many review yours. Nobody is told whose work it is, or who reviewed it.',
    place: {
      'not-handed-in': 'Hand in your own work first. Then you are given the work of others.',
      waiting: 'Your work is handed in. As soon as enough others have handed in, you are given theirs, and get a mail.',
      'in-ring': 'Your work is with fellow learners.',
      'with-staff': 'Your work is with a reviewer of the organisation.',
      decided: 'Your work is decided on.',
    },
    counts: {
      median: 'In each criterion the median of what they say counts, and a reviewer of the organisation decides.',
      mean: 'In each criterion the mean of what they say counts, and a reviewer of the organisation decides.',
    },
    first: 'Your own work is decided on once you have given your reviews, or the day for them has passed.',
    sample: 'First, mark a sample',
    sampleLead:
      'The organisation has marked it too. How near you come says how much your reviews count: marked alike, they count in full; the further apart, the less, but never less than a fifth. You mark it once, and see theirs after.',
    markSample: 'Hand in your marks for the sample',
    sampleDone: 'You have marked the sample',
    weight:
      'Your marks are {{distance}} of the way from the organisation’s to the opposite end, by the weights of the criteria. So your reviews count {{weight}} of a full one.',
    same: 'You marked it as the organisation did, so your reviews count in full.',
    far: 'You see it quite differently from the organisation. Look at the rubric again before you review others.',
    criterion: 'What is looked at',
    yours: 'Yours',
    theirs: 'The organisation’s',
    queue: 'Your reviews',
    none: 'There is nothing to review at the moment.',
    work: 'Work {{number}}',
    due: 'Due',
    state: { open: 'To give', 'handed-in': 'Given' },
    stateHeader: 'State',
    review: 'Review work {{number}}',
    reviewTitle: 'Review of a fellow learner’s work',
    reviewLead: 'Please give it by',
    theWork: 'The work',
    hidden:
      'Fellow learners get your work without your name: name and address are taken out of what you write, and files are renamed. Archives, videos, and documents that name their author or cannot be looked into are not given to them. What else you write, show or link to may still tell who you are.',
    kept_one: '{{count}} file is kept back, since it may say in itself who made it. The organisation looks at it.',
    kept_other:
      '{{count}} files are kept back, since they may say in themselves who made them. The organisation looks at them.',
    yourReview: 'Your review',
    summary: 'What is good, and what to work on',
    summaryHint: 'They read it without your name, once it is decided.',
    save: 'Save as a draft',
    handIn: 'Hand in this review',
    saved: 'Your review is saved as a draft.',
    handedIn: 'Your review is handed in. Thank you.',
    toQueue: 'To all your reviews',
    marked: 'Your marks for the sample are kept.',
    changed:
      'It has been saved elsewhere in the meantime, perhaps in another tab. What you entered is still here; hand it in or save it again to keep it.',
  },
} as const;
