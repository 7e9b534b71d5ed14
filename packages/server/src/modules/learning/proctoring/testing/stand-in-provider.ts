import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** An event as it was sent. */
export interface Sent {
  webhookId: string;
  body: string;
  status: number;
}

/** What a proctoring provider does for Laurel: it is known by the link that leads a learner to it. */
export interface Provider {
  start(link: string): Promise<Sent>;
  flag(link: string, reason: string): Promise<Sent>;
  end(link: string): Promise<Sent>;
  /** Sends the same event once more, as whoever got no answer does. */
  again(sent: Sent): Promise<Sent>;
}

/** Where it sends to, with what secret, and by what clock. */
export interface ProviderDeps {
  eventsUrl: string;
  secret: string;
  send(url: string, init: { method: string; headers: Record<string, string>; body: string }): Promise<Response>;
  now(): Date;
}

/** The address that the tests have a provider at. */
export const linkTemplate = 'https://proctor.example/sessions/{attemptRef}?return={returnUrl}';

/** A provider that watches nobody, and signs with the library of Standard Webhooks. */
export function createStandInProvider({ eventsUrl, secret, send, now }: ProviderDeps): Provider {
  const deliver = async ({ webhookId, body }: Pick<Sent, 'webhookId' | 'body'>): Promise<Sent> => {
    const headers = {
      'content-type': 'application/json',
      'webhook-id': webhookId,
      'webhook-timestamp': String(Math.floor(now().getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(webhookId, now(), body),
    };
    return { webhookId, body, status: (await send(eventsUrl, { method: 'POST', headers, body })).status };
  };
  const tell = (type: string, link: string, more: object = {}) =>
    deliver({
      webhookId: `msg_${randomUUID()}`,
      body: JSON.stringify({
        type,
        timestamp: now().toISOString(),
        data: { attemptRef: new URL(link).pathname.split('/').at(-1), at: now().toISOString(), ...more },
      }),
    });
  return {
    start: (link) => tell('session.started', link),
    flag: (link, reason) => tell('session.flagged', link, { reason }),
    end: (link) => tell('session.ended', link),
    again: deliver,
  };
}
