import { createClient, type Verdict } from '@laurel/sdk';
import { describe, expect, it } from 'vitest';
import { revokedVerdict, sampleVerdict } from '../testing/sample-verdict.ts';
import type { Given } from './read-given.ts';
import { verifyOnServer } from './verify-on-server.ts';

const origin = 'https://laurel.example';
const credentialId = '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c010';
const credential = '{"type":["VerifiableCredential"],"issuer":"did:key:z6Mk","credentialSubject":{}}';

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
const given = (...contents: string[]): Given => ({
  typed: contents[0] ?? '',
  sources: contents.map((content) => ({ fileName: undefined, content })),
});
const refusal = (status: number, code: string, errors: unknown[] = []) => ({
  '/api/v1/verifications': { status, body: { type: `urn:laurel:problem:${code}`, title: 'x', status, code, errors } },
});

describe('verifying by the server', () => {
  it('hands on each credential exactly as it was written', async () => {
    const { deps, asked } = api(verdictIs(sampleVerdict()));
    const answer = await verifyOnServer(deps, given(credential, `[${credential}, ${credential}]`));
    expect(asked).toEqual(Array(3).fill({ path: '/api/v1/verifications', body: { credential } }));
    expect(answer.verified.map(({ checkedBy, verdict }) => [checkedBy, verdict.outcome])).toEqual(
      Array(3).fill(['server', 'valid']),
    );
    expect(answer.refused).toEqual([]);
  });

  it('asks nobody about what is no credential, and says why', async () => {
    const { deps, asked } = api({});
    const empty = await verifyOnServer(deps, { typed: '', sources: [], fault: 'empty' });
    expect(empty).toEqual({ typed: '', fileNames: [], fault: 'empty', verified: [], refused: [] });
    const notes = await verifyOnServer(deps, given('hello there'));
    expect(notes.refused).toMatchObject([{ code: 'container.no-credential', sentence: expect.stringMatching(/\.$/) }]);
    expect(asked).toEqual([]);
  });

  it('visits no address itself: the API, which guards its connections, is given it', async () => {
    const { deps, asked } = api(verdictIs(sampleVerdict()));
    const answer = await verifyOnServer(deps, given('https://issuer.example/credentials/1'));
    expect(asked).toEqual([{ path: '/api/v1/verifications', body: { url: 'https://issuer.example/credentials/1' } }]);
    expect(answer.verified).toMatchObject([{ path: [{ in: 'url', url: 'https://issuer.example/credentials/1' }] }]);
  });

  it('brings the issuer’s reason along with a revocation', async () => {
    const { deps } = api({
      ...verdictIs(revokedVerdict()),
      [`/api/v1/credentials/${credentialId}`]: {
        body: { revokedAt: '2026-11-25T09:00:00Z', revocationReason: 'Issued to the wrong person' },
      },
    });
    expect((await verifyOnServer(deps, given(credential))).verified[0]?.revocation).toEqual({
      reason: 'Issued to the wrong person',
      revokedAt: '2026-11-25T09:00:00Z',
      page: `/credentials/${credentialId}`,
    });
  });

  it('asks for no page of a credential that is from elsewhere, private or good', async () => {
    const { credential: summary } = revokedVerdict();
    const elsewhere = {
      ...revokedVerdict(),
      credential: summary && { ...summary, id: 'https://other.example/credentials/1' },
    };
    for (const verdict of [elsewhere, revokedVerdict(), sampleVerdict()]) {
      const { deps } = api(verdictIs(verdict));
      expect((await verifyOnServer(deps, given(credential))).verified[0]?.revocation).toBeUndefined();
    }
  });

  it('says of an address that nothing could be read there', async () => {
    const { deps } = api(refusal(400, 'invalid-request', [{ pointer: '/url', message: 'a private address' }]));
    const answer = await verifyOnServer(deps, given('https://10.0.0.1/x'));
    expect(answer).toMatchObject({ verified: [], refused: [{ code: 'unreadable', detail: 'a private address' }] });
  });

  it('passes on a refusal with what was typed', async () => {
    const { deps } = api(refusal(429, 'rate-limited'));
    const answer = await verifyOnServer(deps, given(credential));
    expect(answer).toMatchObject({ typed: credential, refused: [{ problem: { status: 429, code: 'rate-limited' } }] });
  });
});
