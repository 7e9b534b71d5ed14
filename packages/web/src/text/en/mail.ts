/** Which mail one gets, and the page that a mail's link leads to. */
export const mailWords = {
  mail: {
    title: 'Your mail',
    lead: 'Choose what we write to you about. It takes effect at once.',
    inAccount: 'What we write to you about, and what we do not.',
    go: 'Choose your mail',
    save: 'Save',
    saved: 'Your choice is kept.',
    kinds: 'Kinds of mail',
    byOrganisation: 'Messages, by organisation',
    byOrganisationHint: 'If messages from instructors are turned off above, none of these is sent.',
    messagesOf: 'Messages from {{name}}',
    always: 'Always sent',
    category: {
      necessary: 'What is necessary',
      learning: 'Your learning',
      messages: 'Messages from instructors',
      digests: 'Reminders to come back',
      staff: 'Decisions that wait for you',
    },
    hint: {
      necessary:
        'The safety of your account, credentials issued to you, decisions on your work. These cannot be turned off: you would miss what is yours.',
      learning: 'Approaching deadlines, places in a cohort, comments on your work.',
      messages: 'What the instructors of a programme write to you.',
      digests: 'Where you stopped, when you have not been back for some days. Two at most, and then no more.',
      staff: 'If you work for an organisation: attempts at an exam on which you may decide.',
    },
    unsubscribe: {
      title: 'Stop these mails',
      ask: {
        learning: 'We will write no more about deadlines, places in a cohort and comments on your work.',
        messages: 'You will get no more mail with messages from instructors.',
        messagesOf: 'You will get no more mail with messages from the instructors of {{name}}.',
        digests: 'We will no longer remind you of where you stopped.',
        staff: 'We will write no more when an attempt at an exam waits for a decision. The console still says so.',
      },
      press: 'Stop these mails',
      doneTitle: 'It is stopped',
      done: 'No more mail of this kind is sent to you. Everything else is as it was.',
      already: 'It was stopped before: no mail of this kind is sent to you.',
      back: 'To have it again, choose your mail in your account.',
      unknownTitle: 'This link does not work',
      unknown:
        'Part of the link was lost on the way, or the account it belonged to is gone. Open the link in the message again, or sign in and choose your mail there.',
    },
  },
} as const;
