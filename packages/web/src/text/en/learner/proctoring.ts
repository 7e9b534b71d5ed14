/** Before a proctored exam: the way to the provider. */
export const sessionWords = {
  ask: 'Prepare the session with the provider',
  askText:
    'The exam begins once the provider has started its session with you. It learns a reference, and nothing of who you are; what it asks of you there is between you and it.',
  openTitle: 'Open the page of {{provider}}',
  openText: 'Leave it open while you take the exam, and close the session there once you have handed in.',
  open: 'Open {{provider}} in a new tab',
  look: 'Check whether the session has started',
  startedTitle: 'The session with {{provider}} has begun',
  startedText: 'Start within half an hour.',
  waitingTitle: 'A result waits',
  waitingText: 'You have handed in an attempt that does not count yet. Open it below to see why.',
} as const;

/** After it: why a result waits, or does not count. */
export const proctoredResultWords = {
  runningTitle: 'Your result waits for {{provider}}',
  running:
    'You reached {{score}}; the pass mark is {{passMark}}. It counts once {{provider}} has said that its session ended. Close the session there if it is still open. If nothing comes, the organisation decides.',
  flaggedTitle: 'Your result waits for a decision',
  flagged:
    'You reached {{score}}; the pass mark is {{passMark}}. {{provider}} flagged something. Somebody at the organisation looks at it and decides; until then the result does not count.',
  'left-earlyTitle': 'Your result waits for a decision',
  'left-early':
    'You reached {{score}}; the pass mark is {{passMark}}. The session with {{provider}} ended before you handed in. Somebody at the organisation looks at it and decides; until then the result does not count.',
  'set-asideTitle': 'This attempt was set aside',
  'set-aside':
    'You reached {{score}}. The organisation looked at what {{provider}} reported, and decided that the attempt counts as not passed.',
  note: 'What was noted: {{note}}',
} as const;
