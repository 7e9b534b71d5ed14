import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import * as schema from '../schemas/mail.ts';

const tag = 'Mail';
const person = { kind: 'person' } as const;
const anyone = { kind: 'anyone' } as const;
const linkParams = z.object({ token: schema.unsubscribeToken });
/** Mail services send the presses of many people from few addresses; the token is not to be guessed anyway. */
const rateLimit = { points: 600, seconds: 60 } as const;

export const getMailPreferences = defineEndpoint({
  id: 'getMailPreferences',
  method: 'GET',
  path: '/api/v1/me/mail-preferences',
  tag,
  summary: 'Which kinds of mail one gets; of messages also from which organisations',
  access: person,
  success: { status: 200, body: schema.mailPreferences },
  problems: ['not-signed-in'],
});

export const setMailPreferences = defineEndpoint({
  id: 'setMailPreferences',
  method: 'PUT',
  path: '/api/v1/me/mail-preferences',
  tag,
  summary: 'Choose kinds of mail; those not named stay as they are, and what is necessary cannot be turned off',
  access: person,
  body: schema.mailPreferencesInput,
  success: { status: 200, body: schema.mailPreferences },
  problems: ['invalid-request', 'not-signed-in', 'not-found'],
});

export const getUnsubscription = defineEndpoint({
  id: 'getUnsubscription',
  method: 'GET',
  path: '/api/v1/unsubscriptions/{token}',
  tag,
  summary: 'What the link in a mail would turn off; looking changes nothing',
  access: anyone,
  params: linkParams,
  rateLimit,
  success: { status: 200, body: schema.unsubscription },
  problems: ['not-found', 'rate-limited'],
});

export const unsubscribe = defineEndpoint({
  id: 'unsubscribe',
  method: 'POST',
  path: '/api/v1/unsubscriptions/{token}',
  tag,
  summary: 'Turn off the kind of mail that the link is for, and no other; without signing in (RFC 8058)',
  access: anyone,
  params: linkParams,
  rateLimit,
  success: { status: 200, body: schema.unsubscription },
  problems: ['not-found', 'rate-limited'],
});
