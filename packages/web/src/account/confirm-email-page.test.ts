import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { origin, refusal, visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route } from './+types/confirm-email-page.ts';
import ConfirmEmailPage, { action, loader } from './confirm-email-page.tsx';
import { rememberSignUp, type SignUpMemory } from './sign-up-memory.ts';
import { person } from './testing/person.ts';

const verify = 'POST /api/v1/email-verifications';

async function cookieOf(memory: SignUpMemory): Promise<string> {
  return new Headers(await rememberSignUp(memory, origin)).get('set-cookie')?.split(';')[0] ?? '';
}

function press({ cookie, api }: { cookie?: string; api: Record<string, Response> }) {
  const path = '/confirm-email';
  const { args } = visitPage<Route.ActionArgs>({ path, form: { token: 't0ken' }, ...(cookie ? { cookie } : {}), api });
  return action(args);
}

describe('confirming an e-mail address', () => {
  it('changes nothing when the link is merely opened, as programs that look into mail do', () => {
    const { args, asked } = visitPage<Route.LoaderArgs>({ path: '/confirm-email?token=t0ken', api: {} });
    expect(loader(args)).toEqual({ token: 't0ken' });
    expect(asked).toEqual([]);
  });

  it('goes on to where the person was when they signed up, and forgets it', async () => {
    const cookie = await cookieOf({ email: 'nia@mail.example', next: '/programmes/7' });
    const answer = await press({
      cookie,
      api: { 'GET /api/v1/me': refusal(401, 'not-signed-in'), [verify]: Response.json(person()) },
    });
    expect(await whereTo(answer)).toBe('/programmes/7');
    expect((answer as Response).headers.get('set-cookie')).toContain('Max-Age=0');
  });

  it('never leaves the house, whatever the cookie says', async () => {
    const cookie = await cookieOf({ email: '', next: 'https://evil.example' });
    const answer = await press({
      cookie,
      api: { 'GET /api/v1/me': refusal(401, 'not-signed-in'), [verify]: Response.json(person()) },
    });
    expect(await whereTo(answer)).toBe('/learn');
  });

  it('brings whoever added an address back to their account', async () => {
    const api = { 'GET /api/v1/me': Response.json(person()), [verify]: Response.json(person()) };
    expect(await whereTo(press({ cookie: 'laurel.session_token=x', api }))).toBe('/account?done=email-confirmed');
  });

  it('leads to signing in and back here when the address was added to an account', () => {
    const problem = { status: 400, code: 'invalid-request', title: 'No', errors: [] };
    const html = renderPage(ConfirmEmailPage, { loaderData: { token: '' }, actionData: { problem, token: 't0ken' } });
    expect(html).toContain('href="/sign-in?next=%2Fconfirm-email%3Ftoken%3Dt0ken"');
  });

  it.each([
    ['an expired link', { problem: { status: 410, code: 'link-expired', title: 'No', errors: [] }, token: 't0ken' }],
    ['half a link', undefined],
  ])('says what to do about %s', (_, actionData) => {
    const html = renderPage(ConfirmEmailPage, { loaderData: { token: '' }, ...(actionData ? { actionData } : {}) });
    expect(html).toContain('href="/sign-in"');
    expect(html).toContain('href="/sign-up"');
    expect(html).not.toContain('<form');
  });
});
