import { createClient, type PathStep, type ServerReport, type Verdict } from '@laurel/sdk';
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
    const isJson = request.headers.get('content-type') === 'application/json';
    asked.push({ path, body: isJson ? await request.json() : new Uint8Array(await request.arrayBuffer()) });
    const { status = 200, body } = answers[path] ?? { status: 404, body: {} };
    return Response.json(body, { status });
  };
  return { deps: { client: createClient({ origin, fetch, retries: 0 }), fetch, origin }, asked };
}

const verdictIs = (verdict: Verdict) => ({ '/api/v1/verifications': { body: verdict } });
const reportIs = (report: Partial<ServerReport>) => ({
  '/api/v1/verification-reports': { body: { input: 'url', answers: [], refused: [], ...report } },
});
const found = (path: PathStep[], verdict = sampleVerdict()): ServerReport['answers'][number] => ({
  path,
  container: 'png',
  form: 'json',
  kind: 'credential',
  verdict,
});
const given = (...contents: (string | Uint8Array)[]): Given => ({
  typed: String(contents[0] ?? ''),
  sources: contents.map((content) => ({ fileName: undefined, content })),
});
const refusal = (status: number, code: string, errors: unknown[] = []) => {
  const answer = { status, body: { type: `urn:laurel:problem:${code}`, title: 'x', status, code, errors } };
  return { '/api/v1/verifications': answer, '/api/v1/verification-reports': answer };
};

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

  it('visits no address itself: the API, which guards its connections, opens whatever is there', async () => {
    const url = 'https://issuer.example/badges';
    const inside: PathStep[] = [
      { in: 'url', url },
      { in: 'zip', entry: 'b.png' },
    ];
    const damaged = {
      path: inside,
      kind: 'png',
      code: 'container.malformed',
      sentence: 'It is damaged.',
      whatToDo: 'Ask.',
    } as const;
    const { deps, asked } = api(reportIs({ answers: [found([{ in: 'url', url }])], refused: [damaged] }));
    const answer = await verifyOnServer(deps, given(url));
    expect(asked).toEqual([{ path: '/api/v1/verification-reports', body: { url } }]);
    expect(answer.verified).toMatchObject([{ path: [{ in: 'url', url }], checkedBy: 'server' }]);
    expect(answer.refused).toMatchObject([{ path: inside, code: 'container.malformed', sentence: 'It is damaged.' }]);
  });

  it('says where in what was given an address stood that led to a credential', async () => {
    const url = 'https://issuer.example/badge.png';
    const baked = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="http://openbadges.org"><o:assertion verify="${url}"/></svg>`;
    const { deps } = api(reportIs({ answers: [found([{ in: 'url', url }])] }));
    const { verified } = await verifyOnServer(deps, given(baked));
    expect(verified.map(({ path }) => path.map((step) => step.in))).toEqual([['svg', 'url']]);
  });

  it('hands on a signed thing that is bytes as a file, and so a text too long for JSON', async () => {
    const cose = Uint8Array.from([0xd2, 0x84, 0x40, 0xa0, 0x40, 0x40]);
    const notes = Array(400).fill('"'.repeat(1_000));
    const long = credential.replace('{}', JSON.stringify({ notes }));
    const { deps, asked } = api(reportIs({ answers: [found([])] }));
    const answer = await verifyOnServer(deps, given(cose, long));
    expect(answer.verified.map(({ verdict, path }) => [verdict.outcome, path])).toEqual(Array(2).fill(['valid', []]));
    const path = '/api/v1/verification-reports';
    expect(asked.map((ask) => ask.path)).toEqual([path, path]);
    expect(asked[0]?.body).toEqual(cose);
    expect(asked[1]?.body).toEqual(new TextEncoder().encode(long));
  });

  it('never takes one verdict of several for the verdict on one thing', async () => {
    const cose = Uint8Array.from([0xd2, 0x84, 0x40, 0xa0, 0x40, 0x40]);
    const { deps } = api(reportIs({ answers: [found([]), found([])] }));
    expect(await verifyOnServer(deps, given(cose))).toMatchObject({
      verified: [],
      refused: [{ code: 'invalid-request' }],
    });
  });

  it('hands on a picture without a credential in it whole: the API looks for codes', async () => {
    const photo = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);
    const { deps, asked } = api(reportIs({ input: 'image', answers: [found([{ in: 'qr', index: 0 }])] }));
    const answer = await verifyOnServer(deps, given(photo));
    expect(asked).toEqual([{ path: '/api/v1/verification-reports', body: photo }]);
    expect(answer.verified).toMatchObject([{ path: [{ in: 'qr', index: 0 }], verdict: { outcome: 'valid' } }]);
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
    const url = 'https://10.0.0.1/x';
    const nothing = { kind: 'url', code: 'retrieval.refused', detail: 'a private address' } as const;
    const { deps } = api(
      reportIs({ refused: [{ ...nothing, path: [{ in: 'url', url }], sentence: 'x', whatToDo: 'x' }] }),
    );
    const answer = await verifyOnServer(deps, given(url));
    expect(answer).toMatchObject({ verified: [], refused: [{ code: 'unreadable', detail: 'a private address' }] });
    const refused = await verifyOnServer(api(refusal(429, 'rate-limited')).deps, given(url));
    expect(refused.refused).toMatchObject([{ path: [{ in: 'url', url }], problem: { status: 429 } }]);
  });

  it('passes on a refusal with what was typed', async () => {
    const { deps } = api(refusal(429, 'rate-limited'));
    const answer = await verifyOnServer(deps, given(credential));
    expect(answer).toMatchObject({ typed: credential, refused: [{ problem: { status: 429, code: 'rate-limited' } }] });
  });
});
