/** Reading without a connection. */
export const offlineWords = {
  offline: {
    strip: {
      title: 'You are offline.',
      saved: 'Saved on',
      off: 'Videos, exercises, exams and projects need a connection, and so does signing out.',
      lost: 'What you kept for offline reading can still be opened; everything else waits for the connection.',
      back: 'You are connected again.',
      reload: 'Open this page as it is now',
    },
    keep: {
      title: 'Offline reading',
      lead: 'For a journey without a connection: the texts of this programme, its pictures and the transcripts of its videos. Keep them on a device of your own only; they are removed when you sign out.',
      keep: 'Keep for offline reading',
      keeping: 'Keeping this programme on this device',
      progress: '{{done}} of {{total}} parts, {{megabytes}} MB',
      stop: 'Stop',
      kept_one: '{{count}} lesson is kept on this device, {{megabytes}} MB, saved on',
      kept_other: '{{count}} lessons are kept on this device, {{megabytes}} MB, saved on',
      again: 'Bring it up to date',
      remove: 'Remove from this device',
      marksGo: 'If you remove it before you are connected again, what you have marked since goes with it.',
      failed: 'The programme was not kept',
      fault: {
        'no-connection': 'The connection broke. What was begun was removed. Try again once you are connected.',
        'no-room': 'This device has no room for it. What was begun was removed. Make some room and try again.',
        refused: 'The server did not give all of it, perhaps because you are no longer signed in. Reload this page.',
      },
    },
    lesson: {
      later: 'This lesson can be marked as done once you are connected.',
      waiting: 'You have marked this lesson as done. It is sent as soon as you are connected.',
      refused: 'The mark could not be kept on this device. Mark the lesson once you are connected.',
      video: 'The video needs a connection. Its transcript was kept.',
      videoWithoutTranscript: 'The video needs a connection, and there is no transcript of it.',
      exercise: 'An exercise is checked by the server: it needs a connection.',
      needsConnection: 'needs a connection',
    },
    marks: {
      refusedTitle: 'Not everything was taken.',
      refused_one:
        'A lesson that you marked without a connection could not be marked as done: the programme has ended for you, or has another version by now. Look at the lesson once more.',
      refused_other:
        '{{count}} lessons that you marked without a connection could not be marked as done: the programme has ended for you, or has another version by now. Look at them once more.',
      waitTitle: 'Something waits to be sent.',
      wait_one: 'A lesson was marked as done here without a connection, and nobody is signed in to send it.',
      wait_other:
        '{{count}} lessons were marked as done here without a connection, and nobody is signed in to send them.',
      signIn: 'Sign in',
      remove: 'Remove it from this device',
    },
    signOut: {
      title: {
        unsent: 'Not everything has been sent yet',
        refused: 'Not everything was taken',
        stillIn: 'You are still signed in',
      },
      marks_one: '{{count}} lesson that you marked as done without a connection',
      marks_other: '{{count}} lessons that you marked as done without a connection',
      places_one: 'where you stopped in {{count}} lesson',
      places_other: 'where you stopped in {{count}} lessons',
      goes: 'The server cannot be reached, or does not take it now. If you go on, all that was kept for offline reading is removed from this device, and this is lost with it.',
      needsConnection:
        'Signing out needs a connection, and the server cannot be reached. Try again once you are connected.',
      canRemove: 'What you kept for offline reading can be removed from this device at once.',
      removed: 'What was kept for offline reading has been removed from this device.',
      again: 'Try again',
      goOn: { unsent: 'Lose it and sign out', refused: 'Sign out', stillIn: 'Remove what was kept' },
      stay: 'Stay signed in',
      close: 'Close',
    },
    page: {
      title: 'This page needs a connection',
      lead: 'You are offline, and it was not kept on this device.',
      again: 'Try again',
      kept: 'Kept on this device',
    },
  },
};
