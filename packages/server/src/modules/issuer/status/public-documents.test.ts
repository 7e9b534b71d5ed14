import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, createMember } from '../../../testing/people.ts';
import { startIssuerWorld, unknownId } from '../testing/issuer-world.ts';

const { testApp, owner, viewer, stranger, organisationId, issueTo, read, verify } = await startIssuerWorld();
afterAll(() => testApp.stop());

describe('public documents', () => {
  test('the DID document names the key of the credentials, for everybody and any software', async () => {
    await issueTo('first@mail.example');
    const response = await read('/issuers/harbour/did.json');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/did+ld+json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const document = await response.json();
    expect(document).toMatchObject({
      id: 'did:web:localhost%3A3000:issuers:harbour',
      verificationMethod: [{ type: 'Multikey' }],
    });
    expect(document.assertionMethod).toEqual([document.verificationMethod[0].id]);
  });

  test('a status list is at least 131,072 bits, signed, and the same bytes while nothing changes', async () => {
    const { body: issued } = await issueTo('list@mail.example');
    const { body: detail } = await callApi(testApp, endpoints.getIssuedCredential, {
      as: owner,
      params: { organisationId, credentialId: issued.id },
    });
    const url = detail.statusListUrl ?? '';
    const read = async () => (await testApp.app.fetch(new Request(url))).text();
    expect(await read()).toBe(await read());
    const verdict = await verify(await read());
    expect(verdict.checks.find(({ name }) => name === 'proof')).toMatchObject({ outcome: 'pass' });
  });

  test('an owner has the status lists signed for long, which say so; it is in the audit log, and nobody else may', async () => {
    const { body: issued } = await issueTo('frozen@mail.example');
    const params = { organisationId };
    const freeze = (as: { cookie: string }, validUntil = '2090-01-01T00:00:00Z') =>
      callApi(testApp, endpoints.freezeStatusLists, { as, params, body: { validUntil } });
    const { status, body } = await freeze(owner);
    expect(status).toBe(200);
    const frozen = JSON.parse(body.items[0]?.document ?? '');
    expect(frozen).toMatchObject({ id: body.items[0]?.url, validUntil: '2090-01-01T00:00:00Z' });
    expect(frozen.description).toBe(
      `Closed on ${body.frozenAt.slice(0, 10)}: what was withdrawn later is not in this list.`,
    );
    expect(frozen.credentialSubject).not.toHaveProperty('ttl');
    expect((await verify(JSON.stringify(frozen))).signature).toBe('pass');
    const audit = await callApi(testApp, endpoints.listAuditLines, { as: owner, params });
    expect(audit.body.items[0]).toMatchObject({ action: 'status-lists.frozen' });
    // What is published stays short-lived.
    const detail = await callApi(testApp, endpoints.getIssuedCredential, {
      as: owner,
      params: { organisationId, credentialId: issued.id },
    });
    const published = await (await testApp.app.fetch(new Request(detail.body.statusListUrl ?? ''))).json();
    expect(published).not.toHaveProperty('description');

    const admin = await createMember(testApp, { organisationId, role: 'admin' });
    const refused = await Promise.all([freeze(admin), freeze(viewer), freeze(stranger)]);
    expect(refused.map((answer) => answer.status)).toEqual([403, 403, 404]);
    for (const past of ['2020-01-01T00:00:00Z', '2990-01-01T00:00:00Z'])
      expect((await freeze(owner, past)).status).toBe(400);
  });

  test.each([['/issuers/nobody/did.json'], [`/status-lists/${unknownId}`], ['/status-lists/x']])(
    '%s is not found',
    async (path) => {
      const response = await testApp.app.fetch(new Request(testApp.origin + path));
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    },
  );
});
