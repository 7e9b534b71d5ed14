import type { AffectedCredential, CompromiseAssessment, SigningKey } from '@laurel/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentKey, organisationId } from '../testing/fake-laurel.ts';
import { FakeServer, refusal } from '../testing/fake-server.ts';
import { runLaurel } from '../testing/run-laurel.ts';

const base = `/api/v1/organisations/${organisationId}/signing-keys`;
const [active, retired] = ['aaaa1111-4a86-4d9d-8f57-0c9f8c7f4f11', 'bbbb2222-4a86-4d9d-8f57-0c9f8c7f4f11'];
const key: SigningKey = {
  id: active,
  verificationMethod: 'did:web:laurel.example#a',
  publicKeyMultibase: 'z6Mk',
  state: 'active',
  createdAt: '2026-11-20T10:00:00.000Z',
  retiredAt: null,
  compromisedSince: null,
  compromisedAt: null,
  compromiseReason: null,
  logSize: null,
  signedCount: 3,
  reissue: null,
};
const old: SigningKey = { ...key, id: retired, state: 'retired', retiredAt: '2026-11-20T10:00:00.000Z', logSize: 41 };
const since = '2026-11-24T00:00:00.000Z';
const assessment: CompromiseAssessment = {
  since,
  logSize: 41,
  signed: 10,
  untouched: 7,
  affected: 3,
  unlogged: 1,
  revoked: 1,
  reissued: 0,
  toReissue: 2,
  estimatedSeconds: 61,
};
const running = { state: 'running', total: 2, done: 1, startedAt: since, finishedAt: null } as const;

let fake: FakeServer;
beforeAll(async () => {
  fake = await FakeServer.start();
});
afterAll(() => fake.stop());
beforeEach(() => {
  fake.answers.clear();
  fake.asked.length = 0;
  answer('GET', '', { items: [key, old], did: 'did:web:laurel.example', history: null });
  fake.answers.set('GET /api/v1/api-keys/current', { status: 200, body: currentKey });
});

function answer(method: string, path: string, body: unknown, status = 200): void {
  fake.answers.set(`${method} ${base}${path}`, { status, body });
}
const keys = (...args: string[]) => runLaurel(['keys', ...args], { environment: fake.environment });
const changes = () => fake.asked.filter(({ call }) => call.startsWith('POST'));

describe('laurel keys', () => {
  it('list shows every key with its time, and the name of the issuer', async () => {
    const { code, out, err } = await keys('list');
    expect([code, err]).toEqual([0, 'did:web:laurel.example\n']);
    expect(out).toMatch(new RegExp(`${active} +active +2026-11-20 +– +– +3`));
    expect(out).toMatch(new RegExp(`${retired} +retired +2026-11-20 +2026-11-20 +41 +3`));
    expect(JSON.parse((await keys('list', '--json')).out)).toMatchObject({ items: [{ id: active }, { id: retired }] });
  });

  it('rotate exchanges the key in use, and says which signs now', async () => {
    const made = 'cccc3333-4a86-4d9d-8f57-0c9f8c7f4f11';
    answer('POST', `/${active}/rotation`, { ...key, id: made }, 201);
    expect(await keys('rotate')).toMatchObject({ code: 0, out: `${active} is retired; ${made} signs from now on.\n` });
  });

  it('compromised says what would be, and changes nothing without --yes', async () => {
    answer('GET', `/${active}/assessment`, assessment);
    answer('POST', `/${active}/compromise`, { ...key, state: 'compromised', compromisedSince: since });
    const marking = ['compromised', '--since', '2026-11-24', '--reason', 'A laptop was lost.'];
    const asked = await keys(...marking);
    expect([asked.code, asked.out, changes()]).toEqual([64, '', []]);
    expect(asked.err).toContain('10 credentials signed, 7 stay valid, 3 do not.');
    expect(asked.err).toContain('send it again with --yes');
    const marked = await keys(...marking, '--yes');
    expect(marked.code).toBe(0);
    expect(marked.out).toContain(`${active} is marked as compromised since ${since} and signs nothing more.`);
    expect(marked.err).toContain(`laurel keys reissue ${active}`);
    expect(changes().map(({ body }) => body)).toEqual([{ since, reason: 'A laptop was lost.' }]);
  });

  it('compromised --drill rehearses, of a key that is named by its beginning, and marks nothing', async () => {
    answer('POST', `/${retired}/drill`, { ...assessment, ranAt: since, tookMilliseconds: 12 });
    const drill = await keys('compromised', 'BBBB', '--since', '2026-11-24T01:00+01:00', '--drill');
    expect(drill).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Rehearsed in 12 ms; nothing was changed\.\n/),
    });
    expect(changes()).toEqual([{ call: `POST ${base}/${retired}/drill`, query: '', body: { since } }]);
  });

  it('affected prints a line each, and no formula that a table would run', async () => {
    const item: AffectedCredential = {
      id: retired,
      url: 'https://laurel.example/credentials/1',
      achievementName: 'Knots',
      recipientName: '=HYPERLINK("https://x.example")',
      recipientEmail: 'ada@example.org',
      state: 'issued',
      issuedAt: since,
      logIndex: 41,
      replacedBy: null,
    };
    answer('GET', `/${retired}/affected`, { items: [item], nextCursor: null });
    const { code, out, err } = await keys('affected', 'bbbb', '--since', '2026-11-24');
    expect([code, err]).toEqual([0, '1 affected.\n']);
    expect(out).toContain(`"'=HYPERLINK(""https://x.example"")"`);
    expect(fake.asked.at(-1)?.query).toContain(`since=${encodeURIComponent(since)}`);
    expect(JSON.parse((await keys('affected', 'bbbb', '--json')).out)).toEqual(item);
  });

  it('reissue waits until it is done, or does not', async () => {
    answer('POST', `/${retired}/reissue`, running, 202);
    const begun = await keys('reissue', 'bbbb', '--no-wait', '--reason', 'Issued anew.');
    expect(begun).toMatchObject({ code: 0, out: '1 of 2 issued anew; it goes on by itself.\n' });
    expect(changes().map(({ body }) => body)).toEqual([{ reason: 'Issued anew.' }]);
    const done = { ...running, state: 'done', done: 2, finishedAt: since };
    answer('GET', '', { items: [{ ...old, reissue: done }], did: 'did:web:laurel.example', history: null });
    expect(await keys('reissue', 'bbbb')).toMatchObject({ code: 0, out: '2 of 2 issued anew.\n' });
  });

  it('refuses what it cannot understand, and asks for no change then', async () => {
    const twin = { ...old, id: active.replace('1111', '9999') };
    answer('GET', '', { items: [key, twin], did: 'did:web:laurel.example', history: null });
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [[], 'laurel keys takes list, rotate, compromised, affected, reissue'],
      [['steal'], 'and not “steal”'],
      [['list', 'more'], 'one word too many'],
      [['compromised', '--reason', 'x', '--yes'], '--since is missing'],
      [['compromised', '--since', 'yesterday', '--reason', 'x'], '--since takes a day'],
      [['compromised', '--since', '2026-11-24T09:30', '--drill'], '--since takes a day'],
      [['compromised', '--since', '2026-11-24', '--yes'], '--reason is missing'],
      [['compromised', 'aaaa', '--since', '2026-11-24', '--drill'], '2 signing keys begin with aaaa'],
      [['affected'], 'The ID of the key is missing'],
      [['affected', 'dddd'], 'There is no signing key dddd'],
      [['reissue', 'aaa'], 'There is no signing key aaa'],
    ];
    for (const [args, words] of wrong) {
      expect(await keys(...args), args.join(' ')).toMatchObject({ code: 64, err: expect.stringContaining(words) });
    }
    expect(changes()).toEqual([]);
  });

  it('says what the server refuses: exit 1', async () => {
    fake.answers.set(`POST ${base}/${active}/rotation`, refusal(403, 'not-allowed'));
    expect(await keys('rotate')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('(not-allowed)') });
    answer('GET', '', { items: [], did: 'did:web:laurel.example', history: null });
    expect(await keys('rotate')).toMatchObject({ code: 64, err: expect.stringContaining('no signing key yet') });
  });
});
