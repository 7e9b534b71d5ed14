import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Refusal } from '../../../refusal.ts';

interface Input {
  headers: Headers;
  body: Uint8Array;
  /** Those that count now. */
  secrets: readonly string[];
  now: Date;
}

const toleranceSeconds = 300;

/**
 * Checks a webhook as Standard Webhooks has it (https://github.com/standard-webhooks/standard-webhooks, “Signature scheme”),
 * against each secret, by our own clock. Answers its id.
 *
 * @throws Refusal `webhook-not-signed`, `webhook-out-of-time`
 */
export function checkSignature({ headers, body, secrets, now }: Input): string {
  const webhookId = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  // The id is part of what is signed, between dots: one with a dot in it could be read in two ways.
  if (!/^[\x21-\x2d\x2f-\x7e]{1,200}$/.test(webhookId) || !/^[1-9]\d{0,11}$/.test(timestamp)) throw notSigned();
  const signed = new Date(Number(timestamp) * 1000);
  const given = (headers.get('webhook-signature') ?? '')
    .split(' ')
    .slice(0, 10)
    .map((one) => Buffer.from(one));
  const expected = secrets.map((secret) => Buffer.from(new Webhook(secret).sign(webhookId, signed, Buffer.from(body))));
  // Every pair is compared, whichever of them fits.
  const fitting = expected.flatMap((one) => given.filter((other) => equal(one, other)));
  if (fitting.length === 0) throw notSigned();
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) {
    throw new Refusal(
      'webhook-out-of-time',
      'Nothing was changed. Sign each try with the time at which it is sent, and keep your clock right.',
    );
  }
  return webhookId;
}

function equal(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function notSigned(): Refusal {
  return new Refusal(
    'webhook-not-signed',
    'Nothing was changed. Sign the body as it is sent with the organisation’s secret, as Standard Webhooks says.',
  );
}
