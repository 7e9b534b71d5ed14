/** Exercises inside readings and videos, as their authors make them. */
export const issuerExerciseWords = {
  exercises: {
    title_one: '{{count}} exercise',
    title_other: '{{count}} exercises',
    lead: 'An exercise appears where the text names it: copy its place, and paste it on lines of its own. One that the text does not name appears at the end.',
    new: 'Add an exercise',
    one: 'Exercise {{key}}',
    key: 'Name',
    keyHint:
      'The text refers to it by this name. Lower-case letters, digits and single hyphens: first-steps. It does not change later.',
    taken: 'This lesson has an exercise of that name already',
    badKey: 'Write lower-case letters, digits and single hyphens, such as first-steps',
    save: 'Save this exercise',
    editOf: 'Change the exercise {{key}}',
    copy: 'place of the exercise {{key}}',
    removeText: 'The exercise is removed with its key. This cannot be undone.',
    removeNow: 'Remove the exercise {{key}}',
  },
} as const;
