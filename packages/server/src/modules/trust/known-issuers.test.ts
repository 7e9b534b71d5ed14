import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { createForeignIssuer } from '../../testing/foreign-issuer.ts';
import { callApi, createOrganisationFor, createSignedInPerson } from '../../testing/people.ts';
import { createTenant } from '../../testing/tenant.ts';
import { startTestApp } from '../../testing/test-app.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'laurel-known-'));
const file = path.join(folder, 'known.json');
const listed = await createForeignIssuer();
const registry = 'Registry of Colleges';
await writeFile(
  file,
  JSON.stringify([
    { id: listed.did, name: 'Southern College', listedBy: registry },
    { id: 'did:web:eastern.example', name: 'Eastern College', listedBy: registry },
  ]),
);
const testApp = await startTestApp({ environment: { LAUREL_KNOWN_ISSUERS: file } });
afterAll(async () => {
  await testApp.stop();
  await rm(folder, { recursive: true });
});

const host = 'localhost:3000';
const didOf = (slug: string) => `did:web:localhost%3A3000:issuers:${slug}`;
const list = (query: { limit?: number; cursor?: string } = {}) =>
  callApi(testApp, endpoints.listKnownIssuers, { query });
const own = async () => (await list()).body.items.filter(({ listedBy }) => listedBy === host);
const verify = async (credential: string) =>
  (await callApi(testApp, endpoints.verifyCredential, { body: { credential } })).body;
const codes = (notices: readonly { reasonCode: string }[]) => notices.map(({ reasonCode }) => reasonCode);

const foreign = await createForeignIssuer();
const later = () => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
};
const owner = await createSignedInPerson(testApp);
const before = await own();
await createOrganisationFor(testApp, owner, { name: 'Never Issued', slug: 'never-issued' });
const unissued = await own();
// It is here before the other, and that will not help it.
const imitator = await createTenant(testApp, 'imitator');
const atFirst = await own();
later();
// Its organisation is called "Organisation harbour".
const harbour = await createTenant(testApp, 'harbour');

async function documentOf({ ids, owner }: typeof harbour, credentialId = ids.credentialId): Promise<string> {
  const url = `${testApp.origin}/api/v1/credentials/${credentialId}/document`;
  return (await testApp.app.fetch(new Request(url, { headers: { cookie: owner.cookie } }))).text();
}

async function issueAgain({ ids, owner }: typeof harbour): Promise<string> {
  const { body } = await callApi(testApp, endpoints.issueCredential, {
    as: owner,
    params: { organisationId: ids.organisationId ?? '' },
    body: { achievementId: ids.achievementId, recipient: { name: 'Ada', email: 'ada@again.example' } },
  });
  return body.id;
}

describe('the list of known issuers', () => {
  test('has an organisation of this install once it has issued, and not before', async () => {
    expect([before, unissued]).toEqual([[], []]);
    expect(atFirst).toEqual([{ id: didOf('imitator'), name: 'Organisation imitator', listedBy: host }]);
    expect((await own()).map(({ id }) => id)).toEqual([didOf('harbour'), didOf('imitator')]);
  });

  test('has what the operator lists, and nothing of an organisation but its public name and identifier', async () => {
    const { headers, body } = await list();
    expect(body.items.map(({ name }) => name).sort()).toEqual([
      'Eastern College',
      'Organisation harbour',
      'Organisation imitator',
      'Southern College',
    ]);
    expect(JSON.stringify(body)).not.toContain(harbour.secret);
    expect(headers.get('cache-control')).toBe('public, max-age=60');
  });

  test('comes in pages that make up the whole', async () => {
    const whole = (await list()).body.items;
    const pages = [];
    let cursor: string | null | undefined;
    do {
      const page = (await list({ limit: 1, ...(cursor ? { cursor } : {}) })).body;
      expect(page.items).toHaveLength(1);
      pages.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(pages).toEqual(whole);
  });

  test.each([
    ['a cursor of nobody', { cursor: 'nonsense' }],
    ['an endless cursor', { cursor: 'x'.repeat(5_001) }],
    ['pages of nothing', { limit: 0 }],
    ['pages without end', { limit: 101 }],
  ])('asked for by %s is refused', async (_, query) => {
    expect(await list(query)).toMatchObject({ status: 400, code: 'invalid-request' });
  });
});

describe('the server’s verdict', () => {
  test('on a credential of this install says that the install lists its issuer', async () => {
    const { outcome, warnings, information, issuerStanding } = await verify(await documentOf(harbour));
    expect([outcome, codes(warnings), codes(information)]).toEqual(['valid', [], ['issuer.listed']]);
    expect(issuerStanding).toEqual({ kind: 'listed', by: [host] });
  });

  test('on one whose issuer the operator lists says by whom', async () => {
    const { outcome, issuerStanding } = await verify(await listed.issue('Southern College'));
    expect([outcome, issuerStanding]).toEqual(['valid', { kind: 'listed', by: [registry] }]);
  });

  test('on one from an issuer in no list is valid, and says so as information', async () => {
    const { outcome, warnings, information } = await verify(await foreign.issue('Northern College'));
    expect([outcome, codes(warnings), codes(information)]).toEqual(['valid', [], ['issuer.not-listed']]);
  });

  test.each([
    ['the very name', 'Organisation harbour', 'harbour'],
    ['other case', 'ORGANISATION Harbour', 'harbour'],
    ['other spaces', ' Organisation  har bour ', 'harbour'],
    ['Cyrillic letters', 'Оrgаnisаtiоn hаrbоur', 'harbour'],
    ['accents and dots', 'Organisatiön-Harbour.', 'harbour'],
  ])('warns of a foreign issuer with %s, names the other, and stays valid', async (_, name, slug) => {
    const credential = await foreign.issue(name);
    const verdict = await verify(credential);
    expect([verdict.outcome, codes(verdict.warnings)]).toEqual(['valid', ['issuer.look-alike']]);
    expect(verdict.issuerStanding).toEqual({
      kind: 'look-alike',
      of: { id: didOf(slug), name: 'Organisation harbour', listedBy: host },
    });
    const { body } = await callApi(testApp, endpoints.createVerificationReport, { body: { text: credential } });
    expect(body.answers[0]?.verdict.issuerStanding).toEqual(verdict.issuerStanding);
  });

  test('of a stranger’s changed credential says nothing about its issuer', async () => {
    const changed = (await foreign.issue('Organisation harbour')).replace('Amara', 'Amira');
    const { outcome, warnings, issuerStanding } = await verify(changed);
    expect([outcome, warnings, issuerStanding]).toEqual(['not-valid', [], undefined]);
  });
});

describe('an organisation of this install that calls itself like another', () => {
  test('is not vouched for, and what it issues is warned of', async () => {
    const params = { organisationId: imitator.ids.organisationId ?? '' };
    const rename = (name: string) => {
      later();
      return callApi(testApp, endpoints.changeOrganisation, { as: imitator.owner, params, body: { name } });
    };
    const credential = await documentOf(imitator);
    expect((await verify(credential)).issuerStanding?.kind).toBe('listed');

    await rename('0rganisation Hаrbour');
    expect((await own()).map(({ id }) => id)).toEqual([didOf('harbour')]);
    // What was issued before says the old name.
    expect((await verify(credential)).issuerStanding?.kind).toBe('not-listed');
    const verdict = await verify(await documentOf(imitator, await issueAgain(imitator)));
    expect([verdict.outcome, codes(verdict.warnings)]).toEqual(['valid', ['issuer.look-alike']]);
    expect(verdict.issuerStanding).toMatchObject({ kind: 'look-alike', of: { id: didOf('harbour') } });

    await rename('EASTERN college');
    expect((await own()).map(({ id }) => id)).toEqual([didOf('harbour')]);

    await rename('Organisation imitator, renamed');
    expect((await own()).map(({ name }) => name)).toEqual(['Organisation harbour', 'Organisation imitator, renamed']);
  });
});
