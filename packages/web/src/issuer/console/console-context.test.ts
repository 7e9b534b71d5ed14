import { RouterContextProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { apiContext, createApi } from '../../session/api.ts';
import { visitContext } from '../../session/visit.ts';
import { at, consoleAs, organisationId } from '../testing/samples.ts';
import { consoleMiddleware, consoleOf } from './console-context.ts';

const origin = 'https://laurel.example';
const person = {
  id: '69b9771f-68b1-4d9d-8f57-0c9f8c7f4f11',
  name: 'Amara',
  emails: [],
  memberships: [consoleAs('issuer').membership],
  passkeys: 0,
  createdAt: at,
};

/** Opens a page of the console of an organisation, for whoever `answer` says is signed in. */
async function open(answer: Response, organisation = organisationId) {
  const url = new URL(`${origin}/issuer/${organisation}/credentials?state=issued`);
  const request = new Request(url);
  const context = new RouterContextProvider();
  const visit = { apiFetch: async () => answer, origin, nonce: 'n', development: false };
  context.set(visitContext, visit);
  context.set(apiContext, createApi(request, visit));
  const args = { request, url, pattern: '/issuer/:organisationId', params: { organisationId: organisation }, context };
  const next = async () => new Response('the page');
  const end = await Promise.resolve(consoleMiddleware(args, next)).catch((thrown: unknown) => thrown);
  return { context, end };
}

describe('the door of the console', () => {
  it('lets a member in, with the permissions of their role', async () => {
    const { context, end } = await open(Response.json(person));
    expect(await (end as Response).text()).toBe('the page');
    expect(consoleOf(context, 'credential:issue')).toMatchObject({ base: `/issuer/${organisationId}` });
  });

  it('refuses a page that the role does not open', async () => {
    const { context } = await open(Response.json(person));
    expect(() => consoleOf(context, 'api-key:manage')).toThrowError(
      expect.objectContaining({ data: expect.objectContaining({ code: 'not-allowed', status: 403 }) }),
    );
  });

  it('knows no organisation that one is not a member of', async () => {
    const { end } = await open(Response.json(person), '11111111-4a86-4d9d-8f57-0c9f8c7f4f11');
    expect(end).toMatchObject({ data: { code: 'not-found', status: 404 } });
  });

  it('sends a stranger to sign in, and back to where they were', async () => {
    const refusal = { code: 'not-signed-in', title: 'Sign in', status: 401, type: 'urn:x' };
    const headers = { 'content-type': 'application/problem+json' };
    const { end } = await open(new Response(JSON.stringify(refusal), { status: 401, headers }));
    expect((end as Response).headers.get('location')).toBe(
      `/sign-in?${new URLSearchParams({ next: `/issuer/${organisationId}/credentials?state=issued` })}`,
    );
  });
});
