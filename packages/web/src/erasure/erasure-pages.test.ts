import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { refusal, visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route as Before } from './+types/erase-account-page.ts';
import type { Route as After } from './+types/erasure-page.ts';
import EraseAccountPage, { action, loader } from './erase-account-page.tsx';
import ErasurePage from './erasure-page.tsx';

const id = '7f0f5b0e-2f43-4d0a-9f7b-0a7c3b1f6d11';
const api = '/api/v1/me/erasure';
const preview: Before.ComponentProps['loaderData'] = {
  goes: { emails: 2, passkeys: 0, memberships: 0, enrolments: 1, attempts: 0, submissions: 0, credentials: 1 },
  credentials: [{ id, achievementName: 'Endurance', organisationName: 'Riverside' }],
  ownerAlone: [],
  hasPassword: true,
};
const done: After.ComponentProps['loaderData'] = {
  id,
  state: 'done',
  copies: 'stay-valid',
  requestedAt: '2026-11-26T10:00:00Z',
  finishedAt: '2026-11-26T10:00:01Z',
  gone: { emails: 2, credentials: 1 },
};
const form = { email: ' nia@mail.example ', password: 'hers', copies: 'are-revoked' };
const send = (answer: Response) => {
  const { args, asked } = visitPage<Before.ActionArgs>({
    path: '/account/erase',
    form,
    api: { [`POST ${api}`]: answer },
  });
  return { answer: action(args), asked };
};

describe('before somebody erases themselves', () => {
  it('shows what goes, what stays and how to take it along, and leaves out what there is none of', () => {
    const html = renderPage<Before.ComponentProps>(EraseAccountPage, { loaderData: preview });
    for (const said of ['2 e-mail addresses', '1 credential: what it says', 'Progress in 1 programme'])
      expect(html).toContain(said);
    for (const said of ['a public log', 'one bit', 'random numbers and times', '35 days']) expect(html).toContain(said);
    expect(html).not.toMatch(/passkey|exam attempt/);
    expect(html).toMatch(/href="\/api\/v1\/me\/export"/);
    expect(html).toContain(`href="/credentials/${id}"`);
    expect(html).toMatch(/<form[^>]* method="post"[^>]*>/);
  });

  it('asks whoever has no password for none, and the only owner for nothing', () => {
    const page = (more: Partial<typeof preview>) =>
      renderPage<Before.ComponentProps>(EraseAccountPage, { loaderData: { ...preview, ...more } });
    expect(page({ hasPassword: false })).not.toContain('type="password"');
    const blocked = page({ ownerAlone: ['Riverside'] });
    expect(blocked).toContain('You are the only owner of');
    expect(blocked).not.toContain('<form');
  });

  it('sends a stranger to sign in, and back here', async () => {
    const { args } = visitPage<Before.LoaderArgs>({
      path: '/account/erase',
      api: { [`GET ${api}`]: refusal(401, 'not-signed-in') },
    });
    expect(await whereTo(loader(args))).toBe('/sign-in?next=%2Faccount%2Ferase');
  });

  it('erases once, as was chosen, and leads to what became of it', async () => {
    const { answer, asked } = send(Response.json({ ...done, copies: 'are-revoked' }, { status: 202 }));
    expect(await whereTo(answer)).toBe(`/erasures/${id}`);
    const body = { email: 'nia@mail.example', password: 'hers', copies: 'are-revoked' };
    expect(asked).toEqual([{ call: `POST ${api}`, body }]);
  });

  it('says a refusal beside its field, keeps what was chosen and typed, and never the password', async () => {
    const fault = { pointer: '/password', message: 'It is not your password' };
    const answer = await send(refusal(400, 'invalid-request', [fault])).answer;
    if (answer instanceof Response) throw new Error('sent elsewhere');
    expect(answer.init?.status).toBe(400);
    const html = renderPage<Before.ComponentProps>(EraseAccountPage, { loaderData: preview, actionData: answer.data });
    expect(html).toContain('It is not your password');
    expect(html).toMatch(/<input[^>]*value="are-revoked"[^>]*checked|<input[^>]*checked[^>]*value="are-revoked"/);
    expect(html).toContain('nia@mail.example');
    expect(html).not.toContain('hers');
  });
});

describe('after an erasure', () => {
  const page = (loaderData: typeof done) => renderPage<After.ComponentProps>(ErasurePage, { loaderData });

  it.each([
    ['stay-valid', 'Copies that were downloaded stay valid.'],
    ['are-revoked', 'Copies that were downloaded are revoked'],
  ] as const)('says what went, what stays, and that copies %s', (copies, said) => {
    const html = page({ ...done, copies });
    for (const text of ['It is erased', '2 e-mail addresses', '26 November 2026', '35 days', said])
      expect(html).toContain(text);
  });

  it('says so while it is under way, and when there was nothing', () => {
    expect(page({ ...done, state: 'under-way', finishedAt: null, gone: {} })).not.toContain('It is erased');
    expect(page({ ...done, gone: { credentials: 0 } })).toContain('There was nothing to erase.');
  });
});
