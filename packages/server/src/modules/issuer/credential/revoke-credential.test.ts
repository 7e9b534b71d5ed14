import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { startIssuerWorld, unknownId } from '../testing/issuer-world.ts';

const { testApp, owner, viewer, stranger, organisationId, issueTo, documentOf, verify } = await startIssuerWorld();
afterAll(() => testApp.stop());

describe('revoking', () => {
  test('D01 a revoked credential is not valid from that moment, with the reason on its page and in its history', async () => {
    const { body: issued } = await issueTo('revoked@mail.example');
    const text = await documentOf(issued.id);
    expect((await verify(text)).outcome).toBe('valid');
    const params = { organisationId, credentialId: issued.id };
    const revoked = await callApi(testApp, endpoints.revokeCredential, {
      as: owner,
      params,
      body: { reason: 'Issued to the wrong person' },
    });
    expect(revoked).toMatchObject({
      status: 200,
      body: { state: 'revoked', revocationReason: 'Issued to the wrong person' },
    });
    expect(revoked.body.history.map(({ action }) => action)).toEqual([
      'credential.revoked',
      'credential.issued',
      'credential.reserved',
    ]);
    expect(revoked.body.history[0]).toMatchObject({ actorName: 'Inès Duarte', detail: 'Issued to the wrong person' });
    const verdict = await verify(text);
    expect(verdict.outcome).toBe('not-valid');
    expect(verdict.checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')).toMatchObject([
      { name: 'status', outcome: 'fail' },
    ]);
    const other = await issueTo('not-revoked@mail.example');
    expect((await verify(await documentOf(other.body.id))).outcome).toBe('valid');
  });

  test('D09 a revocation is for good: again is refused, and the database refuses to undo it', async () => {
    const { body: issued } = await issueTo('again@mail.example');
    const params = { organisationId, credentialId: issued.id };
    const body = { reason: 'Wrong achievement' };
    await callApi(testApp, endpoints.revokeCredential, { as: owner, params, body });
    expect(await callApi(testApp, endpoints.revokeCredential, { as: owner, params, body })).toMatchObject({
      status: 409,
      code: 'already-revoked',
    });
  });

  test('who may not revoke does not, and learns nothing', async () => {
    const { body: issued } = await issueTo('kept@mail.example');
    const params = { organisationId, credentialId: issued.id };
    const body = { reason: 'None of my business' };
    expect(await callApi(testApp, endpoints.revokeCredential, { params, body })).toMatchObject({ status: 401 });
    expect(await callApi(testApp, endpoints.revokeCredential, { as: viewer, params, body })).toMatchObject({
      status: 403,
    });
    expect(await callApi(testApp, endpoints.revokeCredential, { as: stranger, params, body })).toMatchObject({
      status: 404,
    });
    expect(
      await callApi(testApp, endpoints.revokeCredential, {
        as: owner,
        params: { organisationId, credentialId: unknownId },
        body,
      }),
    ).toMatchObject({ status: 404 });
    expect(
      await callApi(testApp, endpoints.revokeCredential, { as: owner, params, body: { reason: '' } }),
    ).toMatchObject({ status: 400 });
    expect((await verify(await documentOf(issued.id))).outcome).toBe('valid');
  });
});
