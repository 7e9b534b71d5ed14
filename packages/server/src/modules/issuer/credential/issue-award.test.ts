import { endpoints } from '@laurel/api';
import { parseCredential, pdfWords } from '@laurel/credential';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, signUpPerson } from '../../../testing/people.ts';
import { achievement, startIssuerWorld, unknownId } from '../testing/issuer-world.ts';

const { testApp, owner, viewer, stranger, organisationId, achievementId, draftId, issueTo, documentOf, read, verify } =
  await startIssuerWorld();
afterAll(() => testApp.stop());

describe('issuing', () => {
  test('a credential is issued, mailed with a key, verified, and linked to whoever proves the address', async () => {
    const email = 'samir@mail.example';
    const issued = await issueTo(email, { body: { narrative: 'Steady hands.', completedOn: '2026-06-01' } });
    expect(issued).toMatchObject({ status: 201, body: { state: 'issued', recipientEmail: email } });
    const id = issued.body.id;

    const secured = parseCredential(await documentOf(id)) as unknown as Record<string, never>;
    expect(secured).toMatchObject({
      id: `${testApp.origin}/credentials/${id}`,
      issuer: { id: 'did:web:localhost%3A3000:issuers:harbour', name: 'Harbour School' },
      credentialSubject: {
        narrative: 'Steady hands.',
        activityEndDate: '2026-06-01T00:00:00Z',
        achievement: {
          name: 'Knots and Splices',
          alignment: [{ targetName: 'Rigging', targetDescription: 'Works safely with rope.' }],
        },
      },
      credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
      proof: { cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' },
    });
    expect(JSON.stringify(secured)).not.toContain(email);

    const verdict = await verify(await documentOf(id));
    const checks = verdict.checks.filter(({ name }) => name !== 'record');
    expect(checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'parse pass',
      'proof pass',
      'issuer pass',
      'status pass',
      'validity pass',
      'schema pass',
      'resources not-applicable',
      'contents not-applicable',
    ]);

    const worker = await testApp.app.work();
    const mail = await expect
      .poll(() => testApp.mail.find(({ to }) => to === email), { timeout: 10_000 })
      .toBeDefined()
      .then(() => testApp.mail.find(({ to }) => to === email));
    const link = new URL(/http\S+\/credentials\/\S+/.exec(mail?.text ?? '')?.[0] ?? '');
    const key = link.searchParams.get('key') ?? '';
    const opened = await callApi(testApp, endpoints.getCredential, { params: { credentialId: id }, query: { key } });
    expect(opened).toMatchObject({ status: 200, body: { relation: 'guest', recipientName: 'Samir Haddad' } });

    const holder = await signUpPerson(testApp, { email });
    const held = async () => (await callApi(testApp, endpoints.listHeldCredentials, { as: holder })).body.items;
    await expect
      .poll(held, { timeout: 10_000 })
      .toMatchObject([{ id, achievementName: 'Knots and Splices', visibility: 'private' }]);
    await worker.stop();
  });

  test('K01 the same key ×50 at once issues one credential and answers alike', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => issueTo('k01@mail.example', { key: 'k01' })));
    const done = answers.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, code } of answers)
      expect([`${status}`, `${status} ${code}`]).toContain(status === 201 ? '201' : '409 still-working');
    const again = await issueTo('k01@mail.example', { key: 'k01' });
    expect(again).toMatchObject({ status: 201, body: { id: done[0]?.body.id } });
    const listed = await callApi(testApp, endpoints.listIssuedCredentials, {
      as: owner,
      params: { organisationId },
      query: { search: 'k01@' },
    });
    expect(listed.body.items).toHaveLength(1);
  });

  test('a key used for another request is refused', async () => {
    await issueTo('first@mail.example', { key: 'once' });
    expect(await issueTo('second@mail.example', { key: 'once' })).toMatchObject({
      status: 409,
      code: 'idempotency-conflict',
    });
  });

  test.each([
    ['a draft', () => ({ achievementId: draftId }), 409, 'achievement-not-active'],
    ['an unknown achievement', () => ({ achievementId: unknownId }), 404, 'not-found'],
    ['a day to come', () => ({ completedOn: '2999-01-01' }), 400, 'invalid-request'],
    ['an end that has passed', () => ({ validUntil: '2020-01-01T00:00:00Z' }), 400, 'invalid-request'],
    ['no address', () => ({ recipient: { name: 'X', email: 'nowhere' } }), 400, 'invalid-request'],
  ])('%s is not issued', async (_, body, status, code) => {
    expect(await issueTo('refused@mail.example', { body: body() })).toMatchObject({ status, code });
    const listed = await callApi(testApp, endpoints.listIssuedCredentials, {
      as: owner,
      params: { organisationId },
      query: { search: 'refused@' },
    });
    expect(listed.body.items).toEqual([]);
  });

  test('who may not issue does not', async () => {
    expect(await issueTo('x@mail.example', { as: viewer })).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await issueTo('x@mail.example', { as: stranger })).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('editing an achievement never alters what was issued, nor what is shown of it', async () => {
    const { body } = await issueTo('edit@mail.example');
    const shown = async () => {
      const params = { credentialId: body.id };
      const { achievement } = (await callApi(testApp, endpoints.getCredential, { as: owner, params })).body;
      const pdf = await read(`/api/v1/credentials/${body.id}/pdf`, owner);
      return { achievement, words: pdfWords(new Uint8Array(await pdf.arrayBuffer()), { maxCharacters: 5_000 }) };
    };
    const [before, shownBefore] = [await documentOf(body.id), await shown()];
    expect(shownBefore.achievement).toMatchObject({ credits: 1, creditSystem: null, hours: 25, level: 'EQF 3' });
    const edit = (changes: object) =>
      callApi(testApp, endpoints.changeAchievement, {
        as: owner,
        params: { organisationId, achievementId },
        body: changes,
      });
    expect(shownBefore.words).toContain('25 hours of work · 1 credit · EQF 3');
    const edited = await edit({
      name: 'Knots, Splices and Lashings',
      description: 'Ties forty knots.',
      criteria: 'Tie forty.',
      kind: 'diploma',
      credits: 60,
      creditSystem: 'ECTS',
      hours: 1500,
      level: 'EQF 6',
      skills: [{ name: 'Lashing', url: 'https://skills.example/lashing' }],
    });
    expect(edited.status).toBe(200);
    expect(await documentOf(body.id)).toBe(before);
    expect(await shown()).toEqual(shownBefore);
    await edit({ ...achievement, kind: shownBefore.achievement.kind, creditSystem: null });
  });

  test('D06 and D07 indexes of 200 credentials are all different and spread over the whole list', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async (_, worker) => {
        for (let turn = 0; turn < 20; turn++)
          expect((await issueTo(`d06-${worker}-${turn}@mail.example`)).status).toBe(201);
      }),
    );
    const ids: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = { search: 'd06-', limit: 100, ...(cursor ? { cursor } : {}) };
      const page = await callApi(testApp, endpoints.listIssuedCredentials, {
        as: owner,
        params: { organisationId },
        query,
      });
      ids.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    }
    const indexes = await Promise.all(
      ids.map(async (credentialId) => {
        const one = await callApi(testApp, endpoints.getIssuedCredential, {
          as: owner,
          params: { organisationId, credentialId },
        });
        return one.body.statusIndex ?? -1;
      }),
    );
    expect(new Set(indexes).size).toBe(200);
    const quarters = [0, 1, 2, 3].map(
      (quarter) => indexes.filter((index) => Math.floor(index / 32_768) === quarter).length,
    );
    // Fifty in each quarter is expected; fewer than twenty in one has a chance under one in a million.
    expect(Math.min(...quarters)).toBeGreaterThan(20);
  }, 60_000);
});
