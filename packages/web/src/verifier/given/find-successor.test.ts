import { describe, expect, it } from 'vitest';
import type { ApiFetch } from '../../session/api.ts';
import { revokedVerdict, sampleVerdict } from '../testing/sample-verdict.ts';
import { findSuccessor } from './find-successor.ts';

const origin = 'https://laurel.example';
const [id, newId] = ['0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c010', '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c0ff'];
const issued = '{"id":"1","claim":"as issued"}';
const successor = { id: newId, url: `${origin}/credentials/${newId}`, state: 'issued' } as const;

function api(): { fetch: ApiFetch; asked: string[] } {
  const asked: string[] = [];
  const answers: Record<string, Response> = {
    [`/api/v1/credentials/${id}`]: Response.json({ replacedBy: successor }),
    [`/api/v1/credentials/${id}/document`]: new Response(issued),
  };
  const fetch: ApiFetch = async (path) => {
    asked.push(String(path));
    return answers[String(path)] ?? new Response(null, { status: 404 });
  };
  return { fetch, asked };
}
const revoked = (at = origin) => {
  const verdict = revokedVerdict();
  return { ...verdict, technical: { ...verdict.technical, id: `${at}/credentials/${id}` } };
};

describe('what counts in the place of a verified credential', () => {
  it('is found for the very document that was issued', async () => {
    const content = JSON.stringify(JSON.parse(issued), null, 2);
    expect(await findSuccessor(api().fetch, { verdict: revoked(), origin, content })).toBe(`/credentials/${newId}`);
  });

  it('is not found for a thief’s document that bears its id', async () => {
    const content = issued.replace('as issued', 'forged');
    expect(await findSuccessor(api().fetch, { verdict: revoked(), origin, content })).toBeUndefined();
  });

  it('C10 is asked of nobody for a credential from elsewhere, or one that is not revoked', async () => {
    for (const verdict of [revoked('https://other.example'), sampleVerdict()]) {
      const { fetch, asked } = api();
      expect(await findSuccessor(fetch, { verdict, origin, content: issued })).toBeUndefined();
      expect(asked).toEqual([]);
    }
  });

  it('is what the server’s own verdict names', async () => {
    const { fetch, asked } = api();
    const verdict = { ...revoked(), replacedBy: successor };
    expect(await findSuccessor(fetch, { verdict, origin, content: undefined })).toBe(`/credentials/${newId}`);
    expect(asked).toEqual([]);
  });
});
