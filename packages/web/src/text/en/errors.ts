/** Pages that stand in for the one that was asked for, and refusals: what happened, what was kept, what to do next. */
export const errorWords = {
  refusal: {
    crossOrigin:
      'Nothing was changed. The form was sent from another site than {{origin}}, and Laurel takes forms from its own pages only. Open {{origin}} and try again.',
  },
  errorPage: {
    code: 'Error {{status}}',
    toStart: 'Go to the first page',
    toProgrammes: 'Browse programmes',
    toVerify: 'Verify a credential',
    signIn: 'Sign in',
    signInBeside: 'Sign in (opens a new tab)',
    sendAgain: 'Send it again',
    kept: 'What you entered is kept',
    keptText: 'Sign in in a new tab, come back to this one and send it again. Only files have to be chosen anew.',
    again: 'Try again',
    notFound: {
      title: 'There is no page at this address',
      text: 'The address may be mistyped, or what was here has moved or is not shared with you. If somebody sent you the link, ask them to send it again.',
    },
    notAllowed: {
      title: 'Your role does not allow this',
      text: 'You are signed in, and nothing was changed. Ask an owner or admin of the organisation for the role you need, or sign in with another account.',
    },
    notSignedIn: {
      title: 'Please sign in first',
      text: 'This page is for people who are signed in. Nothing was lost: you come back here afterwards.',
    },
    busy: {
      title: 'That was a little too fast',
      text: 'Laurel limits how often something may be tried. Nothing was changed. Wait a minute, then try again.',
    },
    unavailable: {
      title: 'Laurel cannot answer just now',
      text: 'A part of the server is starting or busy. What you saved before is safe. Try again in a minute.',
    },
    internal: {
      title: 'The server could not make this page',
      text: 'The fault is ours and has been recorded. What you saved before is safe. Try again; if it happens again, tell whoever runs this server when it happened.',
    },
    refused: {
      title: 'The server did not accept this request',
      text: 'Nothing was changed. Go back, check what you entered and try again.',
    },
  },
  /** By the API's stable code; a code that is not here is said in the API's own words. */
  problem: {
    'invalid-request': 'Some entries need another look',
    'not-signed-in': 'Your session has ended. Sign in again; what you typed is kept on this page',
    'wrong-credentials': 'E-mail address or password is not right. Check both, or set a new password',
    'not-allowed': 'Your role does not allow this. Nothing was changed; ask an owner or admin of the organisation',
    'not-found': 'This is no longer here, or not shared with you. Nothing was changed',
    'slug-taken': 'That short name is taken. Choose another one',
    'still-working': 'The first attempt is still running. Wait a moment, then look again',
    'address-in-use': 'That e-mail address is already on your account',
    erased: 'This was erased, and nothing of it is kept here',
    'link-expired': 'The link has expired or has been used. Ask for a new one',
    'too-large': 'That is too large. Choose a smaller file or a shorter text',
    'rate-limited': 'That was a little too fast. Wait a minute, then try again',
    internal: 'The server could not finish this. The fault is ours and has been recorded; what you typed is kept',
    unavailable: 'Laurel cannot answer just now. What you typed is kept; try again in a minute',
  },
} as const;
