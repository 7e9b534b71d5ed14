/** How a learner's work is marked, and what was decided on it. */
export const learnerReviewWords = {
  review: {
    nothingToDo: 'Nothing to do for now',
    toHandedIn: 'See what you handed in: {{title}}',
    waiting: 'Your work is with the reviewers. You get a mail as soon as it is decided.',
    outside:
      'Somebody from outside, asked by the organisation, reviews this work. They see it with its files, and nothing else of yours.',
    rubric: 'How your work is marked',
    rounds_zero: 'You hand in once.',
    rounds_one: 'If it is not enough yet, you can be asked to hand in again once.',
    rounds_other: 'If it is not enough yet, you can be asked to hand in again up to {{count}} times.',
    passMark: 'The pass mark is {{percent}} of all points.',
    criterion: 'What is looked at',
    weight: 'counts {{weight}} times',
    points_one: '{{count}} point',
    points_other: '{{count}} points',
    version: 'Decision on version {{number}}',
    outcome: { passed: 'Passed', resubmit: 'Please hand in again', 'not-passed': 'Not passed' },
    next: {
      passed: 'Nothing is left to do here: go on with the next lesson.',
      resubmit: 'Work on what is said below and hand in a new version. It can be handed in until',
      'not-passed': 'This was the last try. Ask the organisation what you can do.',
    },
    reached: 'Reached',
    levels: 'Levels reached',
    levelReached: 'Level reached',
    said: 'What was said',
  },
} as const;
