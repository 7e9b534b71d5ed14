import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { refusal, visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route } from './+types/sign-in-page.ts';
import SignInPage, { action, loader } from './sign-in-page.tsx';
import { person } from './testing/person.ts';

const signIn = 'POST /api/v1/sessions';
const form = (next: string) => ({ email: ' nia@mail.example ', password: 'a long sentence', next });

function post(next: string, answer: Response) {
  const { args, asked } = visitPage<Route.ActionArgs>({
    path: '/sign-in',
    form: form(next),
    api: { [signIn]: answer },
  });
  return { answer: action(args), asked };
}

describe('signing in', () => {
  it('goes on to where the reader was', async () => {
    const { answer, asked } = post('/learn/7?tab=1', Response.json(person()));
    expect(await whereTo(answer)).toBe('/learn/7?tab=1');
    expect(asked).toEqual([{ call: signIn, body: { email: 'nia@mail.example', password: 'a long sentence' } }]);
  });

  it.each(['', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leaves the house for %j',
    async (next) => {
      expect(await whereTo(post(next, Response.json(person())).answer)).toBe('/learn');
    },
  );

  it('brings those who issue to their desk', async () => {
    const { answer } = post('', Response.json(person({ organisations: ['Northfield College'] })));
    expect(await whereTo(answer)).toBe('/issuer');
  });

  it('keeps the address and never the password when it is refused', async () => {
    const answer = await post('/learn', refusal(401, 'wrong-credentials')).answer;
    expect(answer).toMatchObject({ init: { status: 401 }, data: { problem: { code: 'wrong-credentials' } } });
    expect(JSON.stringify(answer)).toContain('nia@mail.example');
    expect(JSON.stringify(answer)).not.toContain('a long sentence');
  });

  it('asks nobody who is signed in already', async () => {
    const { args } = visitPage<Route.LoaderArgs>({
      path: '/sign-in?next=/credentials',
      cookie: 'laurel.session_token=x',
      api: { 'GET /api/v1/me': Response.json(person()) },
    });
    expect(await whereTo(loader(args))).toBe('/credentials');
  });

  it('is a plain form that carries the way on, to signing up too', () => {
    const html = renderPage(SignInPage, { loaderData: { next: '/learn/7', passwordChanged: false } });
    expect(html).toMatch(/<form(?=[^>]*method="post")[^>]*action="\/sign-in\?next=%2Flearn%2F7"/);
    expect(html).toContain('name="next" value="/learn/7"');
    expect(html).toContain('href="/sign-up?next=%2Flearn%2F7"');
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});
