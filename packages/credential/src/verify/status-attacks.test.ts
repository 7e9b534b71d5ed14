import { beforeEach, describe, expect, test } from 'vitest';
import { didWebUrl } from '../did/did-web-url.ts';
import type { SecuredCredential } from '../model/credential.ts';
import { forgeProof } from '../testing/forge-proof.ts';
import { testKey } from '../testing/test-issuer.ts';
import { DID, LIST_URL, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import { requirementsOf } from './requirements-of.ts';

const BITS = new Uint8Array(16_384);
let world: TestWorld;
let secured: SecuredCredential;

beforeEach(async () => {
  world = await TestWorld.create();
  secured = await world.issue();
});

async function statusReason(): Promise<string | undefined> {
  const verdict = await world.verify(secured);
  expect(verdict.outcome).not.toBe('valid');
  return reasonOf(verdict, 'status');
}

describe('D05 a list that cannot be believed leaves the status unknown', () => {
  test('tampered: a bit, the purpose, the dates', async () => {
    const list = JSON.parse(world.published.get(LIST_URL) ?? '');
    const other = JSON.parse(JSON.stringify(await world.publishList(BITS.map(() => 0xff)))).credentialSubject
      .encodedList;
    const changes = [
      { credentialSubject: { ...list.credentialSubject, encodedList: other } },
      { validUntil: '2027-11-25T11:00:00Z' },
      { credentialSubject: { ...list.credentialSubject, ttl: 5 } },
    ];
    for (const change of changes) {
      world.published.set(LIST_URL, JSON.stringify({ ...list, ...change }));
      expect(await statusReason()).toBe('unknown status.list-not-genuine');
    }
  });

  test('unsigned', async () => {
    const { proof: _proof, ...list } = JSON.parse(world.published.get(LIST_URL) ?? '');
    world.published.set(LIST_URL, JSON.stringify(list));
    expect(await statusReason()).toBe('unknown status.list-not-genuine');
  });

  test('rightly signed by another issuer', async () => {
    const key = await testKey(42);
    const other = 'did:web:other.example';
    const foreign = Object.assign(Object.create(world), { key, keyId: `${other}#key-1` }) as TestWorld;
    foreign.publishKeys([{ id: `${other}#key-1`, publicKeyMultibase: key.publicKeyMultibase }], other);
    await foreign.publishList(BITS, { issuer: other });
    expect(await statusReason()).toBe('unknown status.list-other-issuer');
  });

  test('naming our issuer, signed by another key', async () => {
    const { proof: _proof, ...list } = JSON.parse(world.published.get(LIST_URL) ?? '');
    const key = await testKey(42);
    const forged = Object.assign(Object.create(world), { key }) as TestWorld;
    world.published.set(LIST_URL, JSON.stringify(await forged.sign(list)));
    expect(await statusReason()).toBe('unknown status.list-not-genuine');
  });

  test('of another address of the same issuer', async () => {
    await world.publishList(BITS, { id: 'https://issuer.example/status/2', url: LIST_URL });
    expect(await statusReason()).toBe('unknown status.list-other-address');
  });

  test('expired, and not valid yet', async () => {
    await world.publishList(BITS, { validUntil: new Date('2026-11-24T11:30:00Z') });
    expect(await statusReason()).toBe('unknown status.list-out-of-date');
    await world.publishList(BITS, { validFrom: new Date('2026-11-24T13:00:00Z') });
    expect(await statusReason()).toBe('unknown status.list-out-of-date');
  });

  test('for another purpose', async () => {
    await world.publishList(BITS, { purpose: 'suspension' });
    expect(await statusReason()).toBe('unknown status.purpose-mismatch');
  });

  test('no list at all', async () => {
    for (const [text, reason] of [
      ['<html>', 'unknown status.list-unreadable'],
      [JSON.stringify(secured), 'unknown status.list-malformed'],
      ['', 'unknown status.list-unreadable'],
    ] as const) {
      world.published.set(LIST_URL, text);
      expect(await statusReason()).toBe(reason);
    }
  });
});

describe('D04 what the entry asks', () => {
  test('an index beyond the list is unknown', async () => {
    secured = await world.issue({ status: { listUrl: LIST_URL, index: 131_072, purpose: 'revocation' } });
    expect(await statusReason()).toBe('unknown status.index-out-of-range');
  });

  test.each([-1, 1.5, 1e21, Number.NaN])('an index of %d is never signed', async (index) => {
    await expect(world.issue({ status: { listUrl: LIST_URL, index, purpose: 'revocation' } })).rejects.toThrow(
      'credential.malformed',
    );
  });

  test('an address that is not safe to visit is not asked for', async () => {
    const unsafe = [
      'http://issuer.example/s',
      'http://localhost/s',
      'https://u:p@issuer.example/s',
      'http://127.0.0.1/',
    ];
    for (const listUrl of unsafe) {
      secured = await world.issue({ status: { listUrl, index: 1, purpose: 'revocation' } });
      const asked = requirementsOf(JSON.stringify(secured)).filter(({ kind }) => kind === 'status-list');
      expect(asked).toEqual([]);
      expect(await statusReason()).toBe('unknown status.address-refused');
    }
  });

  test('a suspended credential is not valid, in its own words', async () => {
    await world.publishList(
      BITS.map(() => 0xff),
      { purpose: 'suspension' },
    );
    secured = await world.issue({ status: { listUrl: LIST_URL, index: 7, purpose: 'suspension' } });
    expect(await statusReason()).toBe('fail status.suspended');
  });

  test('of several entries each counts', async () => {
    const entries = [1, 2].map((index) => ({
      ...(secured.credentialStatus as object),
      id: `${LIST_URL}#${index}`,
      statusListIndex: String(index),
    }));
    const { proof: _proof, ...claims } = secured;
    const both = await world.sign({ ...claims, credentialStatus: entries } as never);
    expect((await world.verify(both)).outcome).toBe('valid');
    await world.publishList(BITS.map((_, at) => (at === 0 ? 0b0010_0000 : 0)));
    expect((await world.verify(both)).outcome).toBe('not-valid');
  });

  test('a kind of status that we cannot read is unknown', async () => {
    const status = { id: 'https://issuer.example/revocations', type: 'AchievementSubject' };
    const document = await forgeProof(secured, { credentialStatus: status }, {}, world.key);
    expect(reasonOf(await world.verify(document), 'status')).toBe('unknown status.type-unsupported');
  });
});

describe('D10 C09 fetches that fail', () => {
  test.each([
    'retrieval.offline',
    'retrieval.refused',
    'retrieval.unreachable',
    'retrieval.timeout',
    'retrieval.not-found',
    'retrieval.bad-answer',
    'retrieval.too-large',
  ] as const)('%s is unknown, never valid', async (reason) => {
    world.failing.set(LIST_URL, reason);
    expect(await statusReason()).toBe(`unknown ${reason}`);
    world.failing.set(didWebUrl(DID), reason);
    const verdict = await world.verify(secured);
    expect(verdict.outcome).toBe('could-not-be-checked');
    expect(reasonOf(verdict, 'issuer')).toBe(`unknown ${reason}`);
    expect(verdict.credential).toBeUndefined();
  });

  test('a fetch that throws is unknown too', async () => {
    const { gatherEvidence } = await import('./gather-evidence.ts');
    const text = JSON.stringify(secured);
    const evidence = await gatherEvidence({ text, retrieve: () => Promise.reject(new Error('boom')) });
    expect([...evidence.retrievals.values()].map((it) => !it.ok && it.reasonCode)).toEqual(
      Array(2).fill('retrieval.unreachable'),
    );
  });

  test('each address is asked for once, and nothing else is', async () => {
    await world.verify(secured);
    expect(world.fetched.toSorted()).toEqual([didWebUrl(DID), LIST_URL].toSorted());
  });

  test('a list older than its issuer advises is a warning', async () => {
    await world.publishList(BITS, { ttlMs: 300_000 });
    expect((await world.verify(secured)).warnings).toEqual([]);
    const later = await world.verify(secured, new Date(NOW.getTime() + 301_000));
    expect(later.outcome).toBe('valid');
    expect(later.warnings.map(({ reasonCode }) => reasonCode)).toEqual(['status.list-older-than-ttl']);
  });
});
