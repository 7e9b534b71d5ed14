// A proctoring provider in a page, with Node alone: it signs as Standard Webhooks says, and tells Laurel what it saw.
//
//   node docs/proctoring-provider.mjs EVENTS_URL SECRET LINK start
//   node docs/proctoring-provider.mjs EVENTS_URL SECRET LINK flag "Somebody else came into the room."
//   node docs/proctoring-provider.mjs EVENTS_URL SECRET LINK end
//
// EVENTS_URL and SECRET are shown in the console under Proctoring; LINK is where the learner's page leads. The address that
// the organisation has set for this provider is https://proctor.example/sessions/{attemptRef}?return={returnUrl}
import { createHmac, randomUUID } from 'node:crypto';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** The reference of a session, out of the link by which its learner came. */
export function attemptRefOf(link) {
  return decodeURIComponent(new URL(link).pathname.split('/').at(-1));
}

/** Signs `{id}.{time}.{body}` with the bytes that follow `whsec_` in the secret. */
export function sign({ secret, webhookId, seconds, body }) {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${webhookId}.${seconds}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': webhookId,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}

/** Tells Laurel what happened in the session of a link. Whoever gets no answer sends the same again, by `again`. */
export function createProvider({ eventsUrl, secret, send = fetch, now = () => new Date() }) {
  const deliver = async ({ webhookId, body }) => {
    const headers = sign({ secret, webhookId, seconds: Math.floor(now().getTime() / 1000), body });
    const response = await send(eventsUrl, { method: 'POST', headers, body });
    return { webhookId, body, status: response.status };
  };
  const tell = (type, link, more = {}) =>
    deliver({
      webhookId: `evt_${randomUUID()}`,
      body: JSON.stringify({ type, data: { attemptRef: attemptRefOf(link), at: now().toISOString(), ...more } }),
    });
  return {
    start: (link) => tell('session.started', link),
    flag: (link, reason) => tell('session.flagged', link, { reason }),
    end: (link) => tell('session.ended', link),
    again: (sent) => deliver(sent),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [eventsUrl, secret, link, what, reason] = process.argv.slice(2);
  const { status } = await createProvider({ eventsUrl, secret })[what](link, reason);
  process.stdout.write(`Laurel answered ${status}\n`);
}
