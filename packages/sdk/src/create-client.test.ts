import { endpoints } from '@laurel/api';
import { describe, expect, it } from 'vitest';
import { createClient } from './create-client.ts';
import { issued, issueInput, json, network, organisationId, origin, problem, refused } from './testing/fake-network.ts';

describe('a call', () => {
  it('has a method for every endpoint, named as its id', () => {
    const client = createClient({ origin });
    expect(Object.keys(client).sort()).toEqual(
      Object.values(endpoints)
        .map((it) => it.id)
        .sort(),
    );
    expect(Object.keys(endpoints).sort()).toEqual(Object.keys(client).sort());
  });

  it('sends path, query, body, key and headers as the contract has them', async () => {
    const net = network(json(issued, 201), json({ items: [], nextCursor: null }));
    const client = createClient({ ...net, apiKey: 'lk_secret', headers: { 'x-request-id': 'r1' } });
    expect(
      await client.issueCredential({ params: { organisationId }, body: issueInput, idempotencyKey: 'row-1' }),
    ).toEqual(issued);
    await client.listIssuedCredentials({
      params: { organisationId },
      query: { search: 'a & b', state: undefined, limit: 5 },
    });
    expect(net.asked[0]).toMatchObject({
      url: `${origin}/api/v1/organisations/${organisationId}/credentials`,
      init: {
        method: 'POST',
        body: JSON.stringify(issueInput),
        credentials: 'omit',
        headers: {
          authorization: 'Bearer lk_secret',
          'content-type': 'application/json',
          'idempotency-key': 'row-1',
          'x-request-id': 'r1',
        },
      },
    });
    expect(net.asked[1]?.url).toBe(
      `${origin}/api/v1/organisations/${organisationId}/credentials?search=a+%26+b&limit=5`,
    );
    expect(net.asked[1]?.init.headers).not.toHaveProperty('idempotency-key');
  });

  it('uploads bytes as they are, with their media type', async () => {
    const file = { id: organisationId, url: '/files/x', mediaType: 'image/png', bytes: 3, durationSeconds: null };
    const net = network(json(file, 201));
    await createClient(net).uploadFile({
      params: { organisationId },
      file: new Uint8Array([1, 2, 3]),
      mediaType: 'image/png',
    });
    expect(net.asked[0]?.init.headers['content-type']).toBe('image/png');
    expect(net.asked[0]?.init.body).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('sends a file to be reported on as it is, and a text as JSON', async () => {
    const report = { input: 'pdf', answers: [], refused: [] };
    const net = network(json(report), json(report));
    const client = createClient(net);
    const file = new Uint8Array([37, 80, 68, 70]);
    expect(await client.createVerificationReport({ file, mediaType: 'application/pdf' })).toEqual(report);
    await client.createVerificationReport({ body: { text: 'eyJ' } });
    expect(net.asked.map(({ init }) => [init.headers['content-type'], init.body])).toEqual([
      ['application/pdf', file],
      ['application/json', '{"text":"eyJ"}'],
    ]);
  });

  it('answers bytes with their media type, and nothing where the endpoint has no body', async () => {
    const pdf = new Response(new Uint8Array([37, 80]), { headers: { 'content-type': 'application/pdf; x=y' } });
    const client = createClient(network(pdf, new Response(null, { status: 204 })));
    const answer = await client.getCredentialPdf({ params: { credentialId: issued.id } });
    expect(answer.mediaType).toBe('application/pdf');
    expect(await answer.bytes()).toEqual(new Uint8Array([37, 80]));
    expect(await client.signOut()).toBeUndefined();
  });

  it('shows every answer to onResponse, so that cookies can be passed on', async () => {
    const seen: unknown[] = [];
    const net = network(problem('wrong-credentials', 401, { 'set-cookie': 'a=b' }));
    const client = createClient({ ...net, onResponse: (it, id) => seen.push([id, it.headers.getSetCookie()]) });
    await refused(client.signIn({ body: { email: 'a@example.org', password: 'x' } }));
    expect(seen).toEqual([['signIn', ['a=b']]]);
  });
});

describe('a client', () => {
  it('never lets a parameter lead to another address', async () => {
    const net = network(new Response(null, { status: 204 }));
    const client = createClient(net);
    for (const passkeyId of ['..', '.', '']) {
      expect(await refused(client.removePasskey({ params: { passkeyId } }))).toMatchObject({
        code: 'invalid-request',
        status: 0,
      });
    }
    expect(net.asked).toHaveLength(0);
    await client.removePasskey({ params: { passkeyId: '../me?x#y' } });
    expect(net.asked[0]?.url).toBe(`${origin}/api/v1/me/passkeys/..%2Fme%3Fx%23y`);
  });

  it('refuses an origin that is not one, and an API key that would break a header without repeating it', () => {
    for (const bad of [
      '',
      'laurel.example',
      'https://laurel.example/path',
      'ftp://laurel.example',
      'https://u@laurel.example',
    ])
      expect(() => createClient({ origin: bad })).toThrow('The origin must look like');
    expect(() => createClient({ origin, apiKey: 'secret\n' })).toThrow(
      /^The API key has characters that no API key has$/,
    );
  });
});
