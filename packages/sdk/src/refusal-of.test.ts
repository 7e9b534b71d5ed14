import { describe, expect, it } from 'vitest';
import { createClient } from './create-client.ts';
import { issued, issueInput, json, network, organisationId, problem, refused } from './testing/fake-network.ts';

describe('a refusal', () => {
  it('carries the code, status, title, detail, faults and the wait that the server sent', async () => {
    const body = {
      type: 't',
      title: 'T',
      status: 400,
      code: 'invalid-request',
      detail: 'D',
      errors: [{ pointer: '/name', message: 'too long' }],
    };
    const error = await refused(createClient(network(json(body, 400, { 'retry-after': '7' }))).getMe());
    expect(error).toMatchObject({
      code: 'invalid-request',
      status: 400,
      title: 'T',
      detail: 'D',
      retryAfterSeconds: 7,
    });
    expect(error.errors).toEqual([{ pointer: '/name', message: 'too long' }]);
    expect(error.message).toBe('T: D');
  });

  it('is unexpected when it is no problem document, or of a code this client does not know', async () => {
    const html = new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } });
    expect(await refused(createClient(network(html)).getMe())).toMatchObject({
      code: 'unexpected-answer',
      status: 502,
    });
    expect(await refused(createClient(network(problem('toString', 400))).getMe())).toMatchObject({
      code: 'unexpected-answer',
      status: 400,
    });
  });

  it('is unexpected when a success does not fit the contract, and names where', async () => {
    const error = await refused(
      createClient(network(json({ ...issued, state: 'lost' }))).issueCredential({
        params: { organisationId },
        body: issueInput,
      }),
    );
    expect(error).toMatchObject({ code: 'unexpected-answer', status: 200 });
    expect(error.errors.map((it) => it.pointer)).toEqual(['/state']);
    expect(await refused(createClient(network(new Response('{'))).getMe())).toMatchObject({
      code: 'unexpected-answer',
    });
  });
});
