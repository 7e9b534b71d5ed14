import { describe, expect, test } from 'vitest';
import { statusListOf } from '../testing/status-list-of.ts';
import { statusListReusableUntil } from './reusable-until.ts';

const fetchedAt = new Date('2026-11-24T12:00:00Z');
const HOUR = 3_600_000;

function seconds(body: string, maxAgeMs = HOUR): number {
  return (statusListReusableUntil({ body, fetchedAt, maxAgeMs }).getTime() - fetchedAt.getTime()) / 1_000;
}
const list = (subject: object, more: object = {}) => JSON.stringify(statusListOf('u', subject, more));

describe('a retrieved list is used again', () => {
  test.each<[number, string, string]>([
    [30, 'as long as its ttl says', list({ ttl: 30_000 })],
    [0, 'not at all with a ttl of nothing', list({ ttl: 0 })],
    [300, 'five minutes if it says nothing', list({})],
    [3_600, 'never beyond the bound of who keeps it', list({ ttl: 86_400_000 })],
    [60, 'never beyond its own validity', list({ ttl: 600_000 }, { validUntil: '2026-11-24T12:01:00Z' })],
    [
      60,
      'never beyond the expiry of a list of the 1.1 model',
      list({}, { expirationDate: '2026-11-24T13:01:00+01:00' }),
    ],
    [0, 'not at all after its validity', list({ ttl: 600_000 }, { validUntil: '2026-11-24T11:59:59Z' })],
    [0, 'not at all with an end that is no date', list({}, { validUntil: 'tomorrow' })],
    [0, 'not at all with a ttl that is no number', list({ ttl: 'long' })],
    [0, 'not at all with a negative ttl', list({ ttl: -5 })],
    [300, 'also when it only names what is revoked', '{"revokedCredentials": []}'],
    [0, 'not at all when it is no list', '<html>'],
    [0, 'not at all when it is empty', ''],
    [0, 'not at all when it is an array', '[]'],
    [30, 'also when it is inside a signature', `e30.${Buffer.from(list({ ttl: 30_000 })).toString('base64url')}.c2ln`],
    [0, 'not at all when what is inside is nothing', 'e30.e.c2ln'],
  ])('%i seconds: %s', (expected, _, body) => {
    expect(seconds(body)).toBe(expected);
  });

  test('D01 within the minute that the verifier allows, whatever the list says', () => {
    expect(seconds(list({ ttl: 10 ** 12 }), 60_000)).toBe(60);
    expect(seconds(list({}), 60_000)).toBe(60);
  });
});
