import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { startIssuerWorld, unknownId } from '../testing/issuer-world.ts';

const { testApp, owner, organisationId, issueTo, read, verify } = await startIssuerWorld();
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

  test.each([['/issuers/nobody/did.json'], [`/status-lists/${unknownId}`], ['/status-lists/x']])(
    '%s is not found',
    async (path) => {
      const response = await testApp.app.fetch(new Request(testApp.origin + path));
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    },
  );
});
