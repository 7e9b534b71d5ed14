import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import * as account from '../schemas/account.ts';
import { emailAddress, id, line } from '../schemas/common.ts';

const tag = 'Account';
const anyone = { kind: 'anyone' } as const;
const person = { kind: 'person' } as const;
const token = z.string().min(1).max(500);
const guessing = { points: 10, seconds: 60 };

export const signUp = defineEndpoint({
  id: 'signUp',
  method: 'POST',
  path: '/api/v1/accounts',
  tag,
  summary:
    'Sign up; a link to confirm the address goes out by mail. The answer never says whether the address was known',
  access: anyone,
  body: account.signUpInput,
  rateLimit: guessing,
  success: { status: 202, body: z.object({ message: z.string() }) },
  problems: ['invalid-request', 'rate-limited'],
});

export const verifyEmail = defineEndpoint({
  id: 'verifyEmail',
  method: 'POST',
  path: '/api/v1/email-verifications',
  tag,
  summary: 'Confirm an e-mail address with the token from the mail, and sign in',
  access: anyone,
  body: z.strictObject({ token }),
  rateLimit: guessing,
  success: { status: 200, body: account.person },
  problems: ['invalid-request', 'link-expired', 'rate-limited'],
});

export const signIn = defineEndpoint({
  id: 'signIn',
  method: 'POST',
  path: '/api/v1/sessions',
  tag,
  summary: 'Sign in with any verified e-mail address and the password; sets the session cookie',
  access: anyone,
  body: account.signInInput,
  rateLimit: guessing,
  success: { status: 200, body: account.person },
  problems: ['invalid-request', 'wrong-credentials', 'rate-limited'],
});

export const signOut = defineEndpoint({
  id: 'signOut',
  method: 'DELETE',
  path: '/api/v1/sessions/current',
  tag,
  summary: 'Sign out: the session ends at once',
  access: anyone,
  success: { status: 204 },
  problems: [],
});

export const requestPasswordReset = defineEndpoint({
  id: 'requestPasswordReset',
  method: 'POST',
  path: '/api/v1/password-resets',
  tag,
  summary: 'Ask for a link to set a new password. The answer never says whether the address was known',
  access: anyone,
  body: z.strictObject({ email: emailAddress }),
  rateLimit: guessing,
  success: { status: 202, body: z.object({ message: z.string() }) },
  problems: ['invalid-request', 'rate-limited'],
});

export const resetPassword = defineEndpoint({
  id: 'resetPassword',
  method: 'POST',
  path: '/api/v1/password-resets/confirmations',
  tag,
  summary: 'Set a new password with the token from the mail; every session ends',
  access: anyone,
  body: z.strictObject({ token, password: account.password }),
  rateLimit: guessing,
  success: { status: 204 },
  problems: ['invalid-request', 'link-expired', 'rate-limited'],
});

export const getMe = defineEndpoint({
  id: 'getMe',
  method: 'GET',
  path: '/api/v1/me',
  tag,
  summary: 'The person signed in: addresses, organisations, permissions',
  access: person,
  success: { status: 200, body: account.person },
  problems: ['not-signed-in'],
});

export const changeMe = defineEndpoint({
  id: 'changeMe',
  method: 'PATCH',
  path: '/api/v1/me',
  tag,
  summary: 'Change one’s own name',
  access: person,
  body: z.strictObject({ name: line }),
  success: { status: 200, body: account.person },
  problems: ['invalid-request', 'not-signed-in'],
});

export const addEmail = defineEndpoint({
  id: 'addEmail',
  method: 'POST',
  path: '/api/v1/me/emails',
  tag,
  summary: 'Add an e-mail address; it counts once the link in the mail was opened',
  access: person,
  body: z.strictObject({ email: emailAddress }),
  rateLimit: guessing,
  success: { status: 202, body: account.person },
  problems: ['invalid-request', 'not-signed-in', 'address-in-use', 'rate-limited'],
});

export const removeEmail = defineEndpoint({
  id: 'removeEmail',
  method: 'DELETE',
  path: '/api/v1/me/emails/{emailId}',
  tag,
  summary: 'Remove an e-mail address; one verified address stays',
  access: person,
  params: z.object({ emailId: id }),
  success: { status: 204 },
  problems: ['not-signed-in', 'not-found', 'last-address'],
});

export const makeEmailPrimary = defineEndpoint({
  id: 'makeEmailPrimary',
  method: 'PUT',
  path: '/api/v1/me/emails/{emailId}/primary',
  tag,
  summary: 'Send mail to this verified address from now on',
  access: person,
  params: z.object({ emailId: id }),
  success: { status: 200, body: account.person },
  problems: ['not-signed-in', 'not-found'],
});

export const listPasskeys = defineEndpoint({
  id: 'listPasskeys',
  method: 'GET',
  path: '/api/v1/me/passkeys',
  tag,
  summary: 'One’s own passkeys',
  access: person,
  success: { status: 200, body: z.object({ items: z.array(account.passkey) }) },
  problems: ['not-signed-in'],
});

export const startPasskeyRegistration = defineEndpoint({
  id: 'startPasskeyRegistration',
  method: 'POST',
  path: '/api/v1/me/passkeys/options',
  tag,
  summary: 'Options for navigator.credentials.create()',
  access: person,
  success: { status: 200, body: account.webAuthn },
  problems: ['not-signed-in'],
});

export const addPasskey = defineEndpoint({
  id: 'addPasskey',
  method: 'POST',
  path: '/api/v1/me/passkeys',
  tag,
  summary: 'Register the passkey that the browser made',
  access: person,
  body: z.strictObject({ name: line, response: account.webAuthn }),
  success: { status: 201, body: account.passkey },
  problems: ['invalid-request', 'not-signed-in'],
});

export const removePasskey = defineEndpoint({
  id: 'removePasskey',
  method: 'DELETE',
  path: '/api/v1/me/passkeys/{passkeyId}',
  tag,
  summary: 'Remove a passkey',
  access: person,
  params: z.object({ passkeyId: z.string().min(1).max(100) }),
  success: { status: 204 },
  problems: ['not-signed-in', 'not-found'],
});

export const startPasskeySignIn = defineEndpoint({
  id: 'startPasskeySignIn',
  method: 'POST',
  path: '/api/v1/sessions/passkey/options',
  tag,
  summary: 'Options for navigator.credentials.get()',
  access: anyone,
  rateLimit: guessing,
  success: { status: 200, body: account.webAuthn },
  problems: ['rate-limited'],
});

export const signInWithPasskey = defineEndpoint({
  id: 'signInWithPasskey',
  method: 'POST',
  path: '/api/v1/sessions/passkey',
  tag,
  summary: 'Sign in with the passkey that the browser used; sets the session cookie',
  access: anyone,
  body: z.strictObject({ response: account.webAuthn }),
  rateLimit: guessing,
  success: { status: 200, body: account.person },
  problems: ['invalid-request', 'wrong-credentials', 'rate-limited'],
});
