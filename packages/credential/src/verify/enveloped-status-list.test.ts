import { beforeEach, describe, expect, test } from 'vitest';
import { envelopVc } from '../jose/envelop-credential.ts';
import { createJws } from '../jose/jws/create-jws.ts';
import { signVcJwt } from '../jose/sign/sign-vc-jwt.ts';
import type { SecuredCredential, UnsignedCredential } from '../model/credential.ts';
import { buildStatusListCredential } from '../status/build-status-list-credential.ts';
import { statusListReusableUntil } from '../status/reusable-until.ts';
import { emptyStatusBits, setStatus } from '../status/set-status.ts';
import { testKey } from '../testing/test-issuer.ts';
import { award, DID, LIST_URL, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { Verdict } from './result.ts';

let world: TestWorld;
let secured: SecuredCredential;

beforeEach(async () => {
  world = await TestWorld.create();
  secured = await world.issue();
});

async function listOf(value: number, changes: { readonly id?: string; readonly issuer?: string } = {}) {
  const bits = emptyStatusBits();
  setStatus({ bits, index: award.status?.index ?? 0, value, purpose: 'revocation' });
  const validity = { validFrom: new Date('2026-11-24T11:00:00Z'), validUntil: new Date('2026-11-25T11:00:00Z') };
  return buildStatusListCredential({
    id: LIST_URL,
    issuer: DID,
    purpose: 'revocation',
    bits,
    ttlMs: 60_000,
    ...validity,
    ...changes,
  });
}

function asJwt(credential: UnsignedCredential): Promise<string> {
  return signVcJwt({ credential, signingKey: world.key, kid: world.keyId });
}

function verdictWith(body: string): Promise<Verdict> {
  world.published.set(LIST_URL, body);
  return world.verify(secured);
}

describe('a status list inside a signature', () => {
  test.each<[string, number]>([
    ['pass status.good', 0],
    ['fail status.revoked', 1],
  ])('says %s', async (reason, value) => {
    const jwt = await asJwt(await listOf(value));
    expect(reasonOf(await verdictWith(jwt), 'status')).toBe(reason);
    expect(reasonOf(await verdictWith(JSON.stringify(envelopVc(jwt))), 'status')).toBe(reason);
  });

  test('is used again for as long as it says inside', async () => {
    const body = await asJwt(await listOf(0));
    const until = statusListReusableUntil({ body, fetchedAt: NOW, maxAgeMs: 3_600_000 });
    expect(until.getTime() - NOW.getTime()).toBe(60_000);
  });

  test.each<[string, string, () => Promise<string>]>([
    [
      'that was changed',
      'status.list-not-genuine',
      async () => {
        const [header, , signature] = (await asJwt(await listOf(1))).split('.');
        const [, payload] = (await asJwt(await listOf(0))).split('.');
        return `${header}.${payload}.${signature}`;
      },
    ],
    [
      'that another key signed',
      'status.list-not-genuine',
      async () => signVcJwt({ credential: await listOf(0), signingKey: await testKey(42), kid: world.keyId }),
    ],
    ['of another address', 'status.list-other-address', async () => asJwt(await listOf(0, { id: `${LIST_URL}0` }))],
    [
      'of another issuer',
      'status.list-other-issuer',
      async () => {
        const key = await testKey(42);
        return signVcJwt({ credential: await listOf(0, { issuer: key.did }), signingKey: key, kid: key.keyId });
      },
    ],
    [
      'without a signature',
      'status.list-unreadable',
      async () => {
        const payload = (await asJwt(await listOf(0))).split('.')[1];
        return `${Buffer.from('{"alg":"none","typ":"vc+jwt"}').toString('base64url')}.${payload}.`;
      },
    ],
    [
      'that is another kind of token',
      'status.list-unreadable',
      async () => {
        const payload = new TextEncoder().encode(JSON.stringify(await listOf(0)));
        return createJws({ header: { kid: world.keyId, typ: 'at+jwt' }, payload, signingKey: world.key });
      },
    ],
  ])('D05 %s leaves the status unknown: %s', async (_, reason, make) => {
    const verdict = await verdictWith(await make());
    expect(reasonOf(verdict, 'status')).toBe(`unknown ${reason}`);
    expect(verdict.technical.statuses[0]).toMatchObject({ error: 'STATUS_VERIFICATION_ERROR' });
  });
});
