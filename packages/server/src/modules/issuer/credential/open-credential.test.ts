import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, createSignedInPerson } from '../../../testing/people.ts';
import { startIssuerWorld, unknownId } from '../testing/issuer-world.ts';

const { testApp, owner, stranger, issueTo } = await startIssuerWorld();
afterAll(() => testApp.stop());

describe('who sees a credential', () => {
  test('L04 private to holder, issuer and key; public when the holder says so; private again at once', async () => {
    const holder = await createSignedInPerson(testApp);
    const { body: issued } = await issueTo(holder.email);
    const params = { credentialId: issued.id };
    const seenBy = async (as?: { cookie: string }) =>
      (await callApi(testApp, endpoints.getCredential, { as, params })).status;
    expect([await seenBy(holder), await seenBy(owner), await seenBy(stranger), await seenBy()]).toEqual([
      200, 200, 404, 404,
    ]);
    const share = (as: { cookie: string } | undefined, visibility: string) =>
      callApi(testApp, endpoints.shareCredential, { as, params, body: { visibility } });
    expect((await share(stranger, 'public')).status).toBe(404);
    expect((await share(owner, 'public')).status).toBe(404);
    expect((await share(undefined, 'public')).status).toBe(401);
    expect(await share(holder, 'public')).toMatchObject({ status: 200, body: { visibility: 'public' } });
    expect([await seenBy(stranger), await seenBy()]).toEqual([200, 200]);
    expect(await share(holder, 'private')).toMatchObject({ status: 200, body: { visibility: 'private' } });
    expect([await seenBy(stranger), await seenBy()]).toEqual([404, 404]);
  });

  test('I11 an unknown credential and a private one are answered alike, whatever is asked of them', async () => {
    const { body: issued } = await issueTo('private@mail.example');
    for (const endpoint of [
      endpoints.getCredential,
      endpoints.getCredentialDocument,
      endpoints.getCredentialPdf,
      endpoints.getCredentialImage,
      endpoints.getCredentialToken,
      endpoints.getCredentialReceipt,
      endpoints.getCredentialBadgePng,
      endpoints.getCredentialBadgeSvg,
      endpoints.getCredentialArchive,
    ]) {
      const hidden = await callApi(testApp, endpoint, { params: { credentialId: issued.id } });
      const unknown = await callApi(testApp, endpoint, { params: { credentialId: unknownId } });
      const known = (answer: unknown) => ({ ...(answer as object), instance: undefined });
      expect(hidden.status).toBe(404);
      expect(known(hidden.body)).toEqual(known(unknown.body));
    }
  });

  test('the page’s picture is a PNG of 1200 × 630 and the certificate a PDF that carries the signed credential', async () => {
    const { body: issued } = await issueTo('renderings@mail.example', {
      body: { recipient: { name: 'ليلى بنت عبد الرحمن الهاشمي', email: 'renderings@mail.example' } },
    });
    const get = async (path: string) => {
      const url = `${testApp.origin}${path.replace('{credentialId}', issued.id)}`;
      const response = await testApp.app.fetch(new Request(url, { headers: { cookie: owner.cookie } }));
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer());
    };
    const picture = await get(endpoints.getCredentialImage.path);
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
    const pdf = await get(endpoints.getCredentialPdf.path);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('credential.json')).toBe(true);
  });
});
