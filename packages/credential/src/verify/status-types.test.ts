import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../model/json-value.ts';
import { buildStatusEntry, type StatusEntryInput } from '../status/build-status-entry.ts';
import { emptyStatusBits, setStatus } from '../status/set-status.ts';
import type { StatusListPurpose } from '../status/status-purpose.ts';
import { forgeProof } from '../testing/forge-proof.ts';
import { DID, LIST_URL, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { Verdict } from './result.ts';

const INDEX = 94_567;
const STATUS_2021 = 'https://w3id.org/vc/status-list/2021/v1';
let world: TestWorld;

beforeEach(async () => {
  world = await TestWorld.create();
});

/** Verifies a credential of the test issuer with this status in place of its own. */
async function verdictFor(credentialStatus: JsonObject | readonly JsonObject[], more: object = {}): Promise<Verdict> {
  const { proof: _proof, '@context': contexts, ...claims } = await world.issue();
  const signed = await world.sign({ '@context': [...contexts, STATUS_2021], ...claims, ...more, credentialStatus });
  return world.verify(signed);
}

async function publish(
  purpose: StatusListPurpose | readonly StatusListPurpose[],
  size: number,
  values: readonly number[],
) {
  const bits = emptyStatusBits({ size });
  for (const [at, value] of values.entries()) setStatus({ bits, index: INDEX + at, size, value, purpose: 'message' });
  const messages = Array.from({ length: 2 ** size }, (_, value) => `word ${value}`);
  await world.publishList(bits, { purpose, size, messages });
}

const entry = (input: Partial<StatusEntryInput>) =>
  buildStatusEntry({ listUrl: LIST_URL, index: INDEX, purpose: 'revocation', ...input });
const words = (size: number) => Array.from({ length: 2 ** size }, (_, value) => `word ${value}`);

describe('D02 values of every size', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('%i bits: a message is passed on, and a revocation counts', async (size) => {
    const top = 2 ** size - 1;
    await publish(['message', 'revocation'], size, [top, 0, 1]);
    const messages = words(size);
    const message = await verdictFor(
      entry({ purpose: 'message', size, messages, references: ['https://issuer.example/d'] }),
    );
    expect(message.outcome).toBe('valid');
    expect(message.warnings).toMatchObject([
      { reasonCode: 'status.message', detail: `0x${top.toString(16)} word ${top} https://issuer.example/d` },
    ]);
    expect(message.technical.statuses).toMatchObject([{ value: top, message: `word ${top}`, index: INDEX }]);

    const good = await verdictFor(entry({ size, messages, index: INDEX + 1 }));
    expect(reasonOf(good, 'status')).toBe('pass status.good');
    const revoked = await verdictFor(entry({ size, messages, index: INDEX + 2 }));
    expect(reasonOf(revoked, 'status')).toBe('fail status.revoked');
    expect(revoked.outcome).toBe('not-valid');
    expect(revoked.technical.statuses).toMatchObject([{ value: 1, message: 'word 1' }]);
  });

  test('more than eight bits are not for us to judge', async () => {
    const wide = { ...entry({}), statusSize: 9, statusMessage: [{ status: '0x0', message: 'a' }] };
    const document = await forgeProof(await world.issue(), { credentialStatus: wide }, {}, world.key);
    expect(reasonOf(await world.verify(document), 'status')).toBe('unknown status.size-unsupported');
  });
});

describe('one list for several purposes', () => {
  test.each<[string, readonly number[]]>([
    ['pass status.good', [0, 0, 0]],
    ['fail status.revoked', [1, 0, 0]],
    ['fail status.suspended', [0, 1, 0]],
    ['pass status.good', [0, 0, 1]],
  ])('%s where the values are %j', async (reason, values) => {
    const purposes = ['revocation', 'suspension', 'refresh'] as const;
    await publish(purposes, 1, values);
    const verdict = await verdictFor(purposes.map((purpose, at) => entry({ purpose, index: INDEX + at })));
    expect(reasonOf(verdict, 'status')).toBe(reason);
    expect(verdict.warnings.map(({ reasonCode }) => reasonCode)).toEqual(
      values[2] === 1 ? ['status.refresh-available'] : [],
    );
    expect(world.fetched.filter((url) => url === LIST_URL)).toHaveLength(1);
  });

  test('does not answer for a purpose that it does not name', async () => {
    await publish(['revocation', 'suspension'], 1, [0]);
    expect(reasonOf(await verdictFor(entry({ purpose: 'refresh' })), 'status')).toBe('unknown status.purpose-mismatch');
  });
});

describe('a newer copy', () => {
  test('is told with the address that the credential names', async () => {
    await publish('refresh', 1, [1]);
    const service = { id: 'https://issuer.example/refresh/7f0c', type: '1EdTechCredentialRefresh' };
    const verdict = await verdictFor(entry({ purpose: 'refresh' }), { refreshService: service });
    expect(verdict.outcome).toBe('valid');
    expect(verdict.warnings.map(({ reasonCode }) => reasonCode)).toEqual(['status.refresh-available']);
    expect(verdict.credential?.refreshServices).toEqual([{ type: service.type, url: service.id }]);
  });

  test('is not told by a credential whose signature is wrong', async () => {
    const secured = await world.issue();
    const service = { id: 'https://evil.example/refresh', type: '1EdTechCredentialRefresh' };
    const verdict = await world.verify({ ...secured, refreshService: service });
    expect(verdict.credential).toBeUndefined();
    expect(JSON.stringify(verdict)).not.toContain('evil.example');
  });
});

describe('D04 the standard’s own code stands beside ours', () => {
  const bits = emptyStatusBits();
  test.each<[string, string, () => unknown, JsonObject?]>([
    ['STATUS_RETRIEVAL_ERROR', 'retrieval.timeout', () => world.failing.set(LIST_URL, 'retrieval.timeout')],
    ['STATUS_RETRIEVAL_ERROR', 'retrieval.not-found', () => world.published.delete(LIST_URL)],
    ['STATUS_RETRIEVAL_ERROR', 'status.address-refused', () => 0, entry({ listUrl: 'http://issuer.example/1' })],
    ['STATUS_VERIFICATION_ERROR', 'status.list-unreadable', () => world.published.set(LIST_URL, '<html>')],
    [
      'STATUS_VERIFICATION_ERROR',
      'status.list-not-genuine',
      async () => {
        const list = await world.publishList(bits);
        world.published.set(LIST_URL, JSON.stringify({ ...list, validUntil: '2030-01-01T00:00:00Z' }));
      },
    ],
    [
      'STATUS_VERIFICATION_ERROR',
      'status.list-other-address',
      () => world.publishList(bits, { id: `${LIST_URL}0`, url: LIST_URL }),
    ],
    [
      'STATUS_VERIFICATION_ERROR',
      'status.list-out-of-date',
      () => world.publishList(bits, { validUntil: new Date('2026-11-24T11:30:00Z') }),
    ],
    ['STATUS_VERIFICATION_ERROR', 'status.purpose-mismatch', () => world.publishList(bits, { purpose: 'suspension' })],
    ['STATUS_VERIFICATION_ERROR', 'status.list-too-large', () => publishEncoded(gzipSync(new Uint8Array(3_000_000)))],
    ['STATUS_LIST_LENGTH_ERROR', 'status.list-too-short', () => publishEncoded(gzipSync(new Uint8Array(16_383)))],
    ['STATUS_LIST_LENGTH_ERROR', 'status.list-too-short', () => 0, entry({ size: 2, messages: words(2) })],
    ['RANGE_ERROR', 'status.index-out-of-range', () => 0, entry({ index: 131_072 })],
    ['RANGE_ERROR', 'status.index-out-of-range', () => 0, { ...entry({}), statusListIndex: '9'.repeat(30) }],
    ['MALFORMED_VALUE_ERROR', 'status.list-malformed', () => publishEncoded(Buffer.from('no list'))],
  ])('%s: unknown %s', async (error, reasonCode, act, status = entry({})) => {
    await act();
    const verdict = await verdictFor(status);
    expect(reasonOf(verdict, 'status')).toBe(`unknown ${reasonCode}`);
    expect(verdict.outcome).toBe('could-not-be-checked');
    expect(verdict.checks.find(({ name }) => name === 'status')?.detail).toMatch(new RegExp(`^${error}`));
    expect(verdict.technical.statuses[0]).toMatchObject({ error });
    expect(verdict.technical.statuses[0]?.value).toBeUndefined();
  });

  test.each([
    { statusListIndex: '-1' },
    { statusListIndex: '1.5' },
    { statusListIndex: '1e3' },
    { statusSize: 2 },
    { id: LIST_URL },
  ])(
    'MALFORMED_VALUE_ERROR: an entry with %j is a fault of the credential, and no list is fetched for it',
    async (change) => {
      const status = { ...entry({}), ...change };
      const document = await forgeProof(await world.issue(), { credentialStatus: status }, {}, world.key);
      const verdict = await world.verify(document);
      expect(reasonOf(verdict, 'status')).toBe('fail credential.malformed');
      expect(verdict.checks.find(({ name }) => name === 'status')?.detail).toMatch(/^MALFORMED_VALUE_ERROR/);
      expect(world.fetched).not.toContain(LIST_URL);
    },
  );

  async function publishEncoded(bytes: Uint8Array) {
    const { proof: _proof, ...list } = await world.publishList(emptyStatusBits());
    const credentialSubject = {
      ...list.credentialSubject,
      encodedList: `u${Buffer.from(bytes).toString('base64url')}`,
    };
    world.published.set(LIST_URL, JSON.stringify(await world.sign({ ...list, credentialSubject })));
  }
});

describe('D05 a 1EdTech revocation list', () => {
  const url = 'https://issuer.example/revocations';
  const status = { id: url, type: '1EdTechRevocationList' };
  const ID = 'https://issuer.example/credentials/7f0c';
  const other = { id: 'https://issuer.example/credentials/other' };

  test.each<[string, unknown]>([
    ['pass status.good', { id: url, issuer: DID, revokedCredentials: [] }],
    ['pass status.good', { revokedCredentials: [other] }],
    ['pass status.good', { id: url, issuer: { id: DID }, revokedCredentials: [{ id: ID, revoked: false }] }],
    ['fail status.revoked', { id: url, issuer: DID, revokedCredentials: [other, { id: ID, revoked: true }] }],
    ['fail status.revoked', { id: url, issuer: DID, revokedCredential: [{ id: ID }] }],
    ['unknown status.list-other-issuer', { id: url, issuer: 'did:web:other.example', revokedCredentials: [] }],
    ['unknown status.list-other-issuer', { id: url, issuer: { name: 'nobody' }, revokedCredentials: [] }],
    ['unknown status.list-other-address', { id: `${url}/2`, issuer: DID, revokedCredentials: [] }],
    ['unknown status.list-malformed', { id: url, issuer: DID }],
    ['unknown status.list-malformed', []],
    ['unknown status.list-malformed', { id: url, issuer: DID, revokedCredentials: [{ revoked: true }] }],
    ['unknown status.list-unreadable', '<html>'],
    ['unknown status.list-unreadable', '{"revokedCredentials":[],"revokedCredentials":[]}'],
  ])('%s from %j', async (reason, body) => {
    world.published.set(url, typeof body === 'string' ? body : JSON.stringify(body));
    expect(reasonOf(await verdictFor(status), 'status')).toBe(reason);
  });

  test('gives the reason as the issuer wrote it, to an engineer', async () => {
    const revokedCredentials = [{ id: ID, revoked: true, revocationReason: 'Awarded in error' }];
    world.published.set(url, JSON.stringify({ id: url, issuer: DID, revokedCredentials }));
    const verdict = await verdictFor(status);
    expect(verdict.checks.find(({ name }) => name === 'status')).toMatchObject({ detail: 'Awarded in error' });
    expect(verdict.technical.statuses).toMatchObject([{ type: '1EdTechRevocationList', listUrl: url, value: 1 }]);
  });

  test('D10 that cannot be had leaves the status unknown', async () => {
    world.failing.set(url, 'retrieval.unreachable');
    expect(reasonOf(await verdictFor(status), 'status')).toBe('unknown retrieval.unreachable');
  });

  test.each(['http://issuer.example/r', 'https://u:p@issuer.example/r'])('at %s is not asked for', async (id) => {
    expect(reasonOf(await verdictFor({ ...status, id }), 'status')).toBe('unknown status.address-refused');
    expect(world.fetched).not.toContain(id);
  });
});

describe('D08 D09 a list that was seen before', () => {
  const revoked = () => {
    const bits = emptyStatusBits();
    setStatus({ bits, index: INDEX, value: 1, purpose: 'revocation' });
    return bits;
  };
  const hours = (hour: number) => ({ validFrom: new Date(Date.UTC(2026, 10, 24, hour)) });

  /** Verifies with the list that is published now, remembering the one that was published before. */
  async function verdictAfter(before: () => Promise<unknown>, after: () => Promise<unknown>): Promise<Verdict> {
    const { gatherEvidence } = await import('./gather-evidence.ts');
    const { verifyCredential } = await import('./verify-credential.ts');
    await before();
    const seenStatusLists = new Map([[LIST_URL, world.published.get(LIST_URL) ?? '']]);
    await after();
    const text = JSON.stringify(await world.issue());
    const evidence = await gatherEvidence({ text, retrieve: world.retrieve });
    return verifyCredential({
      text,
      evidence: { ...evidence, seenStatusLists },
      now: new Date('2026-11-24T12:00:00Z'),
    });
  }
  const codes = ({ warnings }: Verdict) => warnings.map(({ reasonCode }) => reasonCode);

  test('D08 and is served again is a warning, and the answer is what it says', async () => {
    const verdict = await verdictAfter(
      () => world.publishList(emptyStatusBits(), hours(11)),
      () => world.publishList(emptyStatusBits(), hours(10)),
    );
    expect(verdict.outcome).toBe('valid');
    expect(codes(verdict)).toEqual(['status.list-older-than-seen']);
  });

  test('D08 D09 and revoked this credential makes it no good again, however genuine the list is now', async () => {
    for (const hour of [10, 11]) {
      const verdict = await verdictAfter(
        () => world.publishList(revoked(), hours(11)),
        () => world.publishList(emptyStatusBits(), hours(hour)),
      );
      expect(reasonOf(verdict, 'status')).toBe('unknown status.revocation-undone');
      expect(verdict.outcome).toBe('could-not-be-checked');
      expect(codes(verdict)).toEqual([
        ...(hour === 10 ? ['status.list-older-than-seen'] : []),
        'status.list-entries-cleared',
      ]);
    }
  });

  test('D09 and revoked another credential is a warning', async () => {
    const bits = emptyStatusBits();
    setStatus({ bits, index: 5, value: 1, purpose: 'revocation' });
    const verdict = await verdictAfter(
      () => world.publishList(bits, hours(10)),
      () => world.publishList(emptyStatusBits(), hours(11)),
    );
    expect(verdict.outcome).toBe('valid');
    expect(codes(verdict)).toEqual(['status.list-entries-cleared']);
  });

  test('and is the same, or has grown, or cannot be read, changes nothing', async () => {
    const same = () => world.publishList(emptyStatusBits(), hours(11));
    expect((await verdictAfter(same, same)).warnings).toEqual([]);
    const grown = await verdictAfter(same, () => world.publishList(revoked(), hours(11)));
    expect([reasonOf(grown, 'status'), codes(grown)]).toEqual(['fail status.revoked', []]);
    const broken = async () => world.published.set(LIST_URL, '<html>');
    expect((await verdictAfter(broken, same)).outcome).toBe('valid');
  });

  test('D09 a suspension that was lifted is lifted', async () => {
    const before = () => world.publishList(revoked(), { ...hours(10), purpose: 'suspension' });
    const after = () => world.publishList(emptyStatusBits(), { ...hours(11), purpose: 'suspension' });
    world.issue = async () => {
      const { proof: _proof, ...claims } = await TestWorld.prototype.issue.call(world);
      return world.sign({ ...claims, credentialStatus: entry({ purpose: 'suspension' }) });
    };
    const verdict = await verdictAfter(before, after);
    expect([verdict.outcome, codes(verdict)]).toEqual(['valid', []]);
  });
});
