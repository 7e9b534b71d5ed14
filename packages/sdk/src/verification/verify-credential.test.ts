import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endpoints } from '@laurel/api';
import type { Retrieval } from '@laurel/credential';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SampleIssuer } from '../testing/sample-issuer.ts';
import { verifyCredential } from './verify-credential.ts';

const local = { allowHttpLocalhost: true };
let asked: string[];
let server: Server;
let issuer: SampleIssuer;

beforeEach(async () => {
  asked = [];
  server = createServer((req, res) => {
    asked.push(req.url ?? '');
    issuer.document(req.url).then(
      (body) => res.writeHead(body ? 200 : 404).end(JSON.stringify(body ?? {})),
      (error: Error) => res.destroy(error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = await SampleIssuer.create(`http://localhost:${(server.address() as AddressInfo).port}`);
});

afterEach(stop);

async function stop(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

describe('verifying on one’s own machine', () => {
  it('finds a genuine credential valid, from the documents of its issuer alone', async () => {
    const verdict = await verifyCredential(await issuer.issue(), local);
    expect(verdict.checks.filter(({ outcome }) => outcome !== 'pass').map(({ name }) => name)).toEqual([
      'resources',
      'contents',
      'record',
    ]);
    expect(verdict.outcome).toBe('valid');
    expect(asked.sort()).toEqual(['/issuers/northern/did.json', '/status-lists/1']);
    expect(verdict.credential).toMatchObject({
      issuer: { id: issuer.did, name: 'Northern College' },
      subject: { name: 'Ada Lovelace' },
      achievement: { name: 'IT support fundamentals', skills: [{ name: 'resolve ICT problems' }] },
      results: [{ name: 'Exam', value: '85', requiredValue: '70' }],
    });
  });

  it('answers in the very form of the API, whatever the outcome', async () => {
    const text = await issuer.issue();
    const verdicts = [await verifyCredential(text, local), await verifyCredential(text), await verifyCredential('{')];
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['valid', 'could-not-be-checked', 'not-valid']);
    for (const verdict of verdicts) {
      const json: unknown = JSON.parse(JSON.stringify(verdict));
      expect(endpoints.verifyCredential.success.body.safeParse(json).error).toBeUndefined();
    }
  });

  it('finds a changed and a revoked credential not valid', async () => {
    const text = await issuer.issue();
    const changed = await verifyCredential(text.replace('Ada Lovelace', 'Eve Lovelace'), local);
    expect(changed).toMatchObject({ outcome: 'not-valid' });
    expect(changed.credential).toBeUndefined();
    issuer.revoke();
    const revoked = await verifyCredential(text, local);
    expect(revoked.outcome).toBe('not-valid');
    expect(revoked.checks.find(({ name }) => name === 'status')?.outcome).toBe('fail');
  });

  it('asks nobody when offline: what was not given cannot be checked', async () => {
    const text = await issuer.issue();
    const verdict = await verifyCredential(text, { ...local, offline: true });
    expect(verdict.outcome).toBe('could-not-be-checked');
    expect(asked).toEqual([]);
    const documents = new Map<string, Retrieval>();
    for (const path of ['/issuers/northern/did.json', '/status-lists/1']) {
      const body = await (await fetch(`${issuer.origin}${path}`)).text();
      documents.set(`${issuer.origin}${path}`, { ok: true, body, fetchedAt: new Date() });
    }
    await stop();
    expect((await verifyCredential(text, { ...local, offline: true, documents })).outcome).toBe('valid');
  });

  it('holds dates against the time given', async () => {
    const verdict = await verifyCredential(await issuer.issue(), { ...local, now: new Date('2019-01-01T00:00:00Z') });
    expect(verdict).toMatchObject({ outcome: 'not-valid', technical: { checkedAt: '2019-01-01T00:00:00.000Z' } });
  });

  it('stops with the reason of an abort', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(verifyCredential(await issuer.issue(), { ...local, signal })).rejects.toThrow('enough');
  });
});
