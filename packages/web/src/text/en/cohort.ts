/** Choosing a cohort, waiting for a place, and learning in one. */
export const cohortWords = {
  cohort: {
    choose: 'When would you like to learn?',
    ownPace: 'At your own pace',
    ownPaceHint: 'Begin today, take as long as you need.',
    dates: '{{from}} to {{to}}',
    enrolUntil: 'enrol until {{day}}',
    placesLeft_one: '{{count}} place left',
    placesLeft_other: '{{count}} places left',
    noLimit: 'places for everybody',
    running: 'has started',
    full: 'Full. You would be number {{position}} on the waiting list; we write to you when you have a place.',
    noneTitle: 'No cohort is open at the moment',
    none: 'This programme runs in cohorts. Come back when the next one is announced.',
    chooseFault: 'Choose when you would like to learn',
    own: {
      title: 'Your cohort',
      inCohort: '“{{name}}”, {{from}} to {{to}}.',
      waitingTitle: 'You are waiting for a place in “{{name}}”',
      waitingFirst: 'You are next. We write to you as soon as you have a place; it starts on {{day}}.',
      waiting:
        'You are number {{position}} in the queue. We write to you as soon as you have a place; it starts on {{day}}.',
      startsTitle: 'Starts on {{day}}',
      starts: 'You have a place in “{{name}}”. The lessons open that day; there is nothing to do until then.',
      endedTitle: 'Your cohort has ended',
      ended:
        '“{{name}}” ended on {{day}}. You can read the lessons as long as you like; nothing more can be handed in. Ask {{organisation}} if you need more time.',
      leftTitle: 'You gave up your place',
      left: 'What you had done is kept. If you come back, you go on from there.',
      again: 'To the programme’s page',
      leave: 'Give up my place',
      leaveText:
        'Your place goes at once to the next person waiting, and you may not get it back. What you have done is kept for when you come back.',
      leaveNow: 'Give it up now',
      stopWaiting: 'Leave the waiting list',
      stopWaitingText: 'You lose your place in the queue.',
      stopWaitingNow: 'Leave it now',
    },
    home: {
      title: 'Later',
      waits: 'Waiting for a place',
      starts: 'Starts on {{day}}',
      ended: 'Ended on {{day}}',
    },
  },
} as const;
