import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { refusal, visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route } from './+types/account-page.ts';
import AccountPage, { action, loader } from './account-page.tsx';
import { person } from './testing/person.ts';

const api = '/api/v1/me';
const passkey = { id: 'pk-1', name: 'Phone', createdAt: '2026-11-24T12:00:00Z' };

function send(form: Record<string, string>, answers: Record<string, Response>) {
  const { args, asked } = visitPage<Route.ActionArgs>({ path: '/account', form, api: answers });
  return { answer: action(args), asked };
}

describe('the account page', () => {
  it('sends a stranger to sign in, and back here', async () => {
    const refused = () => refusal(401, 'not-signed-in');
    const { args } = visitPage<Route.LoaderArgs>({
      path: '/account',
      api: { [`GET ${api}`]: refused, [`GET ${api}/passkeys`]: refused },
    });
    expect(await whereTo(loader(args))).toBe('/sign-in?next=%2Faccount');
  });

  const none = new Response(null, { status: 204 });
  it.each([
    [{ intent: 'rename', name: 'Nia B.' }, `PATCH ${api}`, Response.json(person()), { name: 'Nia B.' }, 'name'],
    [
      { intent: 'add-email', email: ' new@mail.example ' },
      `POST ${api}/emails`,
      Response.json(person(), { status: 202 }),
      { email: 'new@mail.example' },
      'email-added',
    ],
    [{ intent: 'remove-email', emailId: 'e1' }, `DELETE ${api}/emails/e1`, none, undefined, 'email-removed'],
    [
      { intent: 'make-primary', emailId: 'e1' },
      `PUT ${api}/emails/e1/primary`,
      Response.json(person()),
      undefined,
      'email-primary',
    ],
    [{ intent: 'remove-passkey', passkeyId: 'p1' }, `DELETE ${api}/passkeys/p1`, none, undefined, 'passkey-removed'],
  ])('does what %j asks, once, and says so', async (form, call, answer, body, done) => {
    const sent = send(form, { [call]: answer.clone() });
    expect(await whereTo(sent.answer)).toBe(`/account?done=${done}`);
    expect(sent.asked).toEqual([{ call, body }]);
  });

  it.each(['', 'constructor', '__proto__', 'delete-everything'])('does nothing for the intent %j', async (intent) => {
    const { answer, asked } = send({ intent }, {});
    expect(await whereTo(answer)).toBe('/account');
    expect(asked).toEqual([]);
  });

  it('says a refusal beside the form it belongs to, and keeps what was typed', async () => {
    const fault = { pointer: '/email', message: 'write an e-mail address, such as name@example.org' };
    const { answer } = send(
      { intent: 'add-email', email: 'nia(at)mail' },
      { [`POST ${api}/emails`]: refusal(400, 'invalid-request', [fault]) },
    );
    const refused = (await answer) as Exclude<Awaited<typeof answer>, Response>;
    const html = renderPage(AccountPage, {
      loaderData: { person: person(), passkeys: [], done: null },
      actionData: refused.data,
    });
    expect(html).toMatch(/E-mail addresses<\/h2>.*role="alert".*value="nia\(at\)mail".*Passkeys<\/h2>/);
  });

  it('offers for each address what can be done with it, by a name of its own', () => {
    const html = renderPage(AccountPage, {
      loaderData: { person: person({ organisations: ['Northfield'] }), passkeys: [passkey], done: 'name' },
    });
    expect(html).toContain('aria-label="Send the link again nia@work.example"');
    expect(html).toContain('aria-label="Remove nia@work.example"');
    expect(html).not.toContain('aria-label="Make primary nia@work.example"');
    expect(html, 'the last confirmed address stays').not.toContain('aria-label="Remove nia@mail.example"');
    expect(html).toContain('aria-label="Remove Phone"');
    expect(html).toContain('Your name is changed');
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});
