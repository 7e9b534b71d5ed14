import { createClient, type Verdict } from '@laurel/sdk';
import { describe, expect, it } from 'vitest';
import { revokedVerdict, sampleVerdict } from '../testing/sample-verdict.ts';
import { verifyOnServer } from './verify-on-server.ts';

const origin = 'https://laurel.example';
const credentialId = '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c010';

/** An API that answers by path, and remembers what it was asked. */
function api(answers: Record<string, { status?: number; body: unknown }>) {
  const asked: { path: string; body: unknown }[] = [];
  const fetch = async (input: Request | URL | string, init?: RequestInit) => {
    const request = new Request(input instanceof Request ? input : new URL(input, origin), init);
    const path = new URL(request.url).pathname;
    const text = await request.text();
    asked.push({ path, body: text ? JSON.parse(text) : undefined });
    const { status = 200, body } = answers[path] ?? { status: 404, body: {} };
    return Response.json(body, { status });
  };
  return { deps: { client: createClient({ origin, fetch, retries: 0 }), fetch, origin }, asked };
}

const verdictIs = (verdict: Verdict) => ({ '/api/v1/verifications': { body: verdict } });
const given = (text: string) => ({ judged: { kind: 'credential' as const, text }, typed: text, fileName: undefined });

describe('verifying by the server', () => {
  it('hands on exactly what was given', async () => {
    const { deps, asked } = api(verdictIs(sampleVerdict()));
    const answer = await verifyOnServer(deps, given('{"a":1}'));
    expect(asked).toEqual([{ path: '/api/v1/verifications', body: { credential: '{"a":1}' } }]);
    expect(answer).toMatchObject({ typed: '{"a":1}', checkedBy: 'server', verdict: { outcome: 'valid' } });
  });

  it('asks nobody about what is no credential', async () => {
    const { deps, asked } = api({});
    const fault = { judged: { kind: 'fault' as const, fault: 'empty' as const }, typed: '', fileName: undefined };
    expect(await verifyOnServer(deps, fault)).toEqual({ typed: '', fileName: undefined, fault: 'empty' });
    expect(asked).toEqual([]);
  });

  it('brings the issuer’s reason along with a revocation', async () => {
    const { deps } = api({
      ...verdictIs(revokedVerdict()),
      [`/api/v1/credentials/${credentialId}`]: {
        body: { revokedAt: '2026-11-25T09:00:00Z', revocationReason: 'Issued to the wrong person' },
      },
    });
    expect((await verifyOnServer(deps, given('{}'))).revocation).toEqual({
      reason: 'Issued to the wrong person',
      revokedAt: '2026-11-25T09:00:00Z',
      page: `/credentials/${credentialId}`,
    });
  });

  it('asks for no page of a credential that is from elsewhere, private or good', async () => {
    const { credential } = revokedVerdict();
    const elsewhere = {
      ...revokedVerdict(),
      credential: credential && { ...credential, id: 'https://other.example/credentials/1' },
    };
    for (const verdict of [elsewhere, revokedVerdict(), sampleVerdict()]) {
      const { deps } = api(verdictIs(verdict));
      expect((await verifyOnServer(deps, given('{}'))).revocation).toBeUndefined();
    }
  });

  it('says of an address that nothing could be read there', async () => {
    const problem = {
      type: 'urn:laurel:problem:invalid-request',
      title: 'x',
      status: 400,
      code: 'invalid-request',
      errors: [{ pointer: '/url', message: 'a private address' }],
    };
    const { deps } = api({ '/api/v1/verifications': { status: 400, body: problem } });
    const url = 'https://10.0.0.1/x';
    const answer = await verifyOnServer(deps, { judged: { kind: 'address', url }, typed: url, fileName: undefined });
    expect(answer).toEqual({ typed: url, fileName: undefined, unreadable: { url, detail: 'a private address' } });
  });

  it('passes on a refusal with what was typed', async () => {
    const problem = { type: 'urn:laurel:problem:rate-limited', title: 'x', status: 429, code: 'rate-limited' };
    const { deps } = api({ '/api/v1/verifications': { status: 429, body: problem } });
    const answer = await verifyOnServer(deps, given('{"a":1}'));
    expect(answer).toMatchObject({ typed: '{"a":1}', problem: { status: 429, code: 'rate-limited' } });
  });
});
