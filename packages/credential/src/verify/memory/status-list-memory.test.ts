import { beforeEach, describe, expect, test } from 'vitest';
import { buildEndorsementCredential } from '../../model/build-endorsement-credential.ts';
import type { SecuredCredential } from '../../model/credential.ts';
import { buildStatusEntry } from '../../status/build-status-entry.ts';
import { emptyStatusBits, setStatus } from '../../status/set-status.ts';
import { testKey } from '../../testing/test-issuer.ts';
import { award, DID, LIST_URL, NOW, reasonOf, TestWorld } from '../../testing/test-world.ts';
import type { Retrieval, RetrievalReasonCode, Retrieve } from '../evidence.ts';
import { gatherEvidence } from '../gather-evidence.ts';
import type { Verdict } from '../result.ts';
import { verifyCredential } from '../verify-credential.ts';
import { createStatusListMemory, type StatusListMemory } from './status-list-memory.ts';

const INDEX = 94_567;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
let world: TestWorld;
let secured: SecuredCredential;
let now: Date;
let memory: StatusListMemory;

beforeEach(async () => {
  world = await TestWorld.create();
  await world.publishList(emptyStatusBits(), { ttlMs: HOUR });
  secured = await world.issue();
  now = NOW;
  memory = createStatusListMemory({ now: () => now });
});

const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const timesAsked = (url = LIST_URL) => world.fetched.filter((it) => it === url).length;
const codes = ({ warnings }: Verdict) => warnings.map(({ reasonCode }) => reasonCode);

/** What the servers of the world answer, at the time of the clock. */
const retrieve: Retrieve = async (url) => {
  const had = await world.retrieve(url);
  return had.ok ? { ...had, fetchedAt: now } : had;
};

async function verify(document: object = secured, by = memory, ask: Retrieve = by.wrap(retrieve)): Promise<Verdict> {
  const text = JSON.stringify(document);
  const evidence = { ...(await gatherEvidence({ text, retrieve: ask })), seenStatusLists: by.seen };
  const verdict = await verifyCredential({ text, evidence, now });
  by.remember(verdict, evidence);
  return verdict;
}

function revoked(): Uint8Array {
  const bits = emptyStatusBits();
  setStatus({ bits, index: INDEX, value: 1, purpose: 'revocation' });
  return bits;
}

const from = (hour: number) => ({ validFrom: new Date(Date.UTC(2026, 10, 24, hour)), ttlMs: HOUR });

/** While its server is away the list that revoked still serves, and an older one does not take that back afterwards. */
async function expectRevocationKept(): Promise<void> {
  world.failing.set(LIST_URL, 'retrieval.unreachable');
  later(MINUTE);
  expect(reasonOf(await verify(), 'status')).toBe('fail status.revoked');
  world.failing.clear();
  await world.publishList(emptyStatusBits(), from(10));
  expect(reasonOf(await verify(), 'status')).toBe('unknown status.revocation-undone');
}

describe('a list that is fresh enough', () => {
  test('is not asked for again, and the verdict says how old it is', async () => {
    await verify();
    later(59 * SECOND);
    const verdict = await verify();
    expect(timesAsked()).toBe(1);
    expect(verdict.outcome).toBe('valid');
    expect(verdict.technical.documents.find(({ kind }) => kind === 'status-list')).toEqual({
      kind: 'status-list',
      url: LIST_URL,
      fetchedAt: NOW.toISOString(),
      ageSeconds: 59,
    });
  });

  test('D01 is asked for again after the minute: a revocation counts from then on, whatever the issuer’s ttl', async () => {
    await verify();
    await world.publishList(revoked(), { ttlMs: HOUR });
    later(MINUTE);
    expect(reasonOf(await verify(), 'status')).toBe('fail status.revoked');
  });

  test('is asked for again after the issuer’s ttl, where that is shorter', async () => {
    await world.publishList(emptyStatusBits(), { ttlMs: 5 * SECOND });
    await verify();
    later(4 * SECOND);
    await verify();
    expect(timesAsked()).toBe(1);
    later(SECOND);
    await verify();
    expect(timesAsked()).toBe(2);
  });

  test('is asked for each time where the caller says so of its address', async () => {
    memory = createStatusListMemory({ now: () => now, maxAgeMs: (url) => (url === LIST_URL ? 0 : MINUTE) });
    await verify();
    await verify();
    expect(timesAsked()).toBe(2);
  });

  test('is not answered by a copy from another clock’s future', async () => {
    later(24 * HOUR);
    await world.publishList(emptyStatusBits(), { validUntil: new Date(now.getTime() + HOUR), ttlMs: HOUR });
    await verify();
    now = NOW;
    await verify();
    expect(timesAsked()).toBe(2);
  });

  test('C10 is all that is kept: with or without it, the same documents are asked for and no other', async () => {
    await verify();
    const once = [...world.fetched];
    later(10 * SECOND);
    await verify();
    expect(world.fetched.slice(once.length)).toEqual(once.filter((url) => url !== LIST_URL));
  });

  test('is not answered where another document is asked for at its address', async () => {
    await verify();
    await memory.wrap(retrieve)(LIST_URL, 'did-document');
    expect(timesAsked()).toBe(2);
  });
});

describe('several who ask at a time', () => {
  test('ask once', async () => {
    const verdicts = await Promise.all([verify(), verify(), verify()]);
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['valid', 'valid', 'valid']);
    expect(timesAsked()).toBe(1);
  });

  test('are not told of a failure that was another’s alone: he was offline, gave up, or may ask no more', async () => {
    const failures: Retrieve[] = [
      async () => ({ ok: false, reasonCode: 'retrieval.offline' }),
      () => Promise.reject(new Error('given up')),
      async () => ({ ok: false, reasonCode: 'retrieval.refused' }),
    ];
    for (const failing of failures) {
      memory = createStatusListMemory({ now: () => now });
      const [other, own] = await Promise.all([
        memory
          .wrap(failing)(LIST_URL, 'status-list')
          .catch(() => ({ ok: false })),
        memory.wrap(retrieve)(LIST_URL, 'status-list'),
      ]);
      expect([other.ok, own.ok]).toEqual([false, true]);
    }
  });

  test('share a failure where they ask by the same way', async () => {
    world.failing.set(LIST_URL, 'retrieval.timeout');
    const ask = memory.wrap(retrieve);
    await Promise.all([ask(LIST_URL, 'status-list'), ask(LIST_URL, 'status-list')]);
    expect(timesAsked()).toBe(1);
  });
});

describe('D10 a list whose server is away', () => {
  const away: RetrievalReasonCode[] = [
    'retrieval.offline',
    'retrieval.unreachable',
    'retrieval.timeout',
    'retrieval.bad-answer',
  ];

  test.each(away)('%s: the kept copy serves until its ttl, with its age, and never beyond', async (reasonCode) => {
    await verify();
    world.failing.set(LIST_URL, reasonCode);
    later(HOUR - SECOND);
    const verdict = await verify();
    expect(verdict.outcome).toBe('valid');
    expect(verdict.technical.documents.find(({ kind }) => kind === 'status-list')?.ageSeconds).toBe(3_599);
    expect(verdict.technical.statuses[0]?.fetchedAt).toBe(NOW.toISOString());
    later(SECOND);
    const after = await verify();
    expect([after.outcome, reasonOf(after, 'status')]).toEqual(['could-not-be-checked', `unknown ${reasonCode}`]);
  });

  test('the kept copy does not serve beyond the list’s own end', async () => {
    await world.publishList(emptyStatusBits(), { validUntil: new Date(NOW.getTime() + 2 * MINUTE), ttlMs: HOUR });
    await verify();
    world.failing.set(LIST_URL, 'retrieval.unreachable');
    later(2 * MINUTE - SECOND);
    expect((await verify()).outcome).toBe('valid');
    later(SECOND);
    expect(reasonOf(await verify(), 'status')).toBe('unknown retrieval.unreachable');
  });

  test('the kept copy serves for a day at the most, however long its issuer would let it', async () => {
    const year = 365 * 24 * HOUR;
    await world.publishList(emptyStatusBits(), { validUntil: new Date(NOW.getTime() + year), ttlMs: year });
    await verify();
    world.failing.set(LIST_URL, 'retrieval.unreachable');
    later(24 * HOUR - SECOND);
    expect((await verify()).outcome).toBe('valid');
    later(SECOND);
    expect((await verify()).outcome).toBe('could-not-be-checked');
  });

  test.each<RetrievalReasonCode>(['retrieval.not-found', 'retrieval.refused', 'retrieval.too-large'])(
    'a server that is there and says otherwise is believed: %s',
    async (reasonCode) => {
      await verify();
      world.failing.set(LIST_URL, reasonCode);
      later(MINUTE);
      expect(reasonOf(await verify(), 'status')).toBe(`unknown ${reasonCode}`);
    },
  );

  test('a server that gives no answer in time is left alone for ten seconds, so that nobody waits for it again', async () => {
    await verify();
    world.failing.set(LIST_URL, 'retrieval.timeout');
    later(MINUTE);
    await verify();
    expect(timesAsked()).toBe(2);
    later(10 * SECOND - 1);
    expect((await verify()).outcome).toBe('valid');
    expect(timesAsked()).toBe(2);
    later(1);
    world.failing.clear();
    await world.publishList(revoked(), { ttlMs: HOUR });
    expect(reasonOf(await verify(), 'status')).toBe('fail status.revoked');
    expect(timesAsked()).toBe(3);
  });

  test('one that cannot be reached is tried again each time: that is quick', async () => {
    await verify();
    for (const reasonCode of ['retrieval.unreachable', 'retrieval.offline'] as const) {
      world.failing.set(LIST_URL, reasonCode);
      later(MINUTE);
      await verify();
      await verify();
    }
    expect(timesAsked()).toBe(5);
  });

  test('a list that is asked for each time is so too where no answer came in time', async () => {
    memory = createStatusListMemory({ now: () => now, maxAgeMs: 0 });
    await verify();
    world.failing.set(LIST_URL, 'retrieval.timeout');
    await verify();
    await verify();
    expect(timesAsked()).toBe(3);
  });

  test('a kept copy that revokes goes on revoking', async () => {
    await world.publishList(revoked(), { ttlMs: HOUR });
    await verify();
    world.failing.set(LIST_URL, 'retrieval.timeout');
    later(30 * MINUTE);
    expect(reasonOf(await verify(), 'status')).toBe('fail status.revoked');
  });
});

describe('D08 D09 a list that falls back behind one that was believed', () => {
  test('D08 is noticed, again and again, also after it was seen itself', async () => {
    await world.publishList(emptyStatusBits(), from(11));
    await verify();
    await world.publishList(emptyStatusBits(), from(10));
    for (const round of [1, 2, 3]) {
      later(MINUTE);
      expect(codes(await verify()), `round ${round}`).toEqual(['status.list-older-than-seen']);
    }
    await world.publishList(emptyStatusBits(), from(12));
    later(MINUTE);
    expect(codes(await verify())).toEqual([]);
  });

  test('D09 and takes a revocation back makes nothing good again', async () => {
    await world.publishList(revoked(), from(11));
    await verify();
    await world.publishList(emptyStatusBits(), from(12));
    for (const round of [1, 2]) {
      later(MINUTE);
      const verdict = await verify();
      expect(reasonOf(verdict, 'status'), `round ${round}`).toBe('unknown status.revocation-undone');
      expect(codes(verdict)).toEqual(['status.list-entries-cleared']);
    }
  });

  test('D09 is noticed whichever credential of the list was verified in between', async () => {
    const other = await world.issue({ status: { listUrl: LIST_URL, index: 5, purpose: 'revocation' } });
    await world.publishList(revoked(), from(11));
    await verify(other);
    await world.publishList(emptyStatusBits(), from(12));
    later(MINUTE);
    await verify(other);
    later(MINUTE);
    expect(reasonOf(await verify(), 'status')).toBe('unknown status.revocation-undone');
  });

  test('D08 is not remembered by a verification that began before a newer one ended', async () => {
    const text = JSON.stringify(secured);
    await world.publishList(emptyStatusBits(), from(10));
    const early = await gatherEvidence({ text, retrieve: memory.wrap(retrieve) });
    await world.publishList(revoked(), from(11));
    later(MINUTE);
    await verify();
    memory.remember(await verifyCredential({ text, evidence: early, now }), early);
    await expectRevocationKept();
  });

  test('is let be when it was not seen for a week: a mistake of one day does not last for ever', async () => {
    const until = { validUntil: new Date('2026-12-24T00:00:00Z') };
    await world.publishList(revoked(), { ...from(11), ...until });
    await verify();
    await world.publishList(emptyStatusBits(), { ...from(12), ...until });
    later(7 * 24 * HOUR);
    expect((await verify()).outcome).toBe('could-not-be-checked');
    later(SECOND);
    expect((await verify()).outcome).toBe('valid');
  });

  test('D09 is noticed in a list that names its credentials too', async () => {
    const { proof: _proof, ...claims } = secured;
    const named = (...ids: string[]) => JSON.stringify({ revokedCredentials: ids });
    const signed = await world.sign({ ...claims, credentialStatus: { id: LIST_URL, type: '1EdTechRevocationList' } });
    world.published.set(LIST_URL, named('urn:other', String(claims.id)));
    expect(reasonOf(await verify(signed), 'status')).toBe('fail status.revoked');
    world.published.set(LIST_URL, named('urn:other'));
    for (const round of [1, 2]) {
      later(MINUTE);
      const verdict = await verify(signed);
      expect(reasonOf(verdict, 'status'), `round ${round}`).toBe('unknown status.revocation-undone');
      expect(codes(verdict)).toEqual(['status.list-entries-cleared']);
    }
  });
});

describe('D05 what was not believed', () => {
  const forged = async () => {
    const key = await testKey(42);
    return Object.assign(Object.create(world), { key }) as TestWorld;
  };

  test('is not kept: once the server is mended, the next verification is well', async () => {
    for (const spoil of [
      async () => void world.published.set(LIST_URL, '<html>'),
      async () => void (await (await forged()).publishList(revoked(), from(12))),
      async () => void (await world.publishList(revoked(), { ...from(11), id: `${LIST_URL}0`, url: LIST_URL })),
    ]) {
      await spoil();
      expect((await verify()).outcome).toBe('could-not-be-checked');
      await world.publishList(emptyStatusBits(), from(11));
      expect((await verify()).outcome).toBe('valid');
      later(MINUTE);
    }
  });

  test('takes no place of what was: neither the copy for a server that is away, nor what is remembered', async () => {
    await world.publishList(revoked(), from(11));
    await verify();
    await (await forged()).publishList(emptyStatusBits(), from(12));
    later(MINUTE);
    expect(reasonOf(await verify(), 'status')).toBe('unknown status.list-not-genuine');
    await expectRevocationKept();
  });

  test('for its issuer is not kept for another’s credential that points to it', async () => {
    const key = await testKey(43);
    const did = 'did:web:stranger.example';
    const stranger = Object.assign(Object.create(world), { key, keyId: `${did}#key-1` }) as TestWorld;
    stranger.publishKeys([{ id: `${did}#key-1`, publicKeyMultibase: key.publicKeyMultibase }], did);
    const theirs = await stranger.issue({ issuer: { id: did, name: 'Stranger', url: 'https://stranger.example' } });
    expect(reasonOf(await verify(theirs), 'status')).toBe('unknown status.list-other-issuer');
    expect((await verify()).outcome).toBe('valid');
    expect(timesAsked()).toBe(2);
    // Whoever holds the host and not the issuer's key has a list of his own there, to make the memory forget the issuer's.
    await world.publishList(revoked(), from(11));
    later(MINUTE);
    await verify();
    await stranger.publishList(emptyStatusBits(), { ...from(12), issuer: did });
    later(MINUTE);
    expect((await verify(theirs)).outcome).toBe('valid');
    await world.publishList(emptyStatusBits(), from(10));
    later(MINUTE);
    expect(reasonOf(await verify(), 'status')).toBe('unknown status.revocation-undone');
  });

  test('because the credential is forged is not kept', async () => {
    const { proof } = secured;
    await verify({ ...secured, name: 'Another name', proof });
    await verify();
    expect(timesAsked()).toBe(2);
  });
});

test('D05 a list that did not come by the memory’s own way is not kept: a caller’s own store is his alone', async () => {
  const own: Retrieval = { ok: true, body: world.published.get(LIST_URL) ?? '', fetchedAt: now };
  const ask: Retrieve = async (url, kind) => (url === LIST_URL ? own : retrieve(url, kind));
  expect((await verify(secured, memory, ask)).outcome).toBe('valid');
  expect(memory.seen.get(LIST_URL, { type: 'BitstringStatusListEntry', issuer: DID })).toBeUndefined();
  await verify();
  expect(timesAsked()).toBe(1);
});

test('the lists of credentials inside a presentation are kept too', async () => {
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: [secured],
  };
  await verify(presentation);
  await verify();
  expect(timesAsked()).toBe(1);
});

test('the list of an endorsement inside is kept too', async () => {
  const listUrl = 'https://issuer.example/status/of-endorsements';
  await world.publishList(emptyStatusBits(), { id: listUrl, url: listUrl, ttlMs: HOUR });
  const endorsement = buildEndorsementCredential({
    credentialUrl: 'https://issuer.example/endorsements/1',
    name: 'Endorsement',
    issuer: award.issuer,
    validFrom: award.validFrom,
    subjectId: award.achievement.id,
  });
  const credentialStatus = buildStatusEntry({ listUrl, index: INDEX, purpose: 'revocation' });
  const endorsed = await world.issue({ endorsements: [await world.sign({ ...endorsement, credentialStatus })] });
  const verdict = await verify(endorsed);
  expect(verdict.endorsements[0]?.verdict.outcome).toBe('valid');
  await verify(endorsed);
  expect([timesAsked(), timesAsked(listUrl)]).toEqual([1, 1]);
});
