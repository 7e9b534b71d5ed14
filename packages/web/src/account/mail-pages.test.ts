import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { refusal, visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route as Mail } from './+types/mail-page.ts';
import type { Route as Unsubscribe } from './+types/unsubscribe-page.ts';
import MailPage, { action as save } from './mail-page.tsx';
import UnsubscribePage, { action, loader } from './unsubscribe-page.tsx';

const token = 'x'.repeat(43);
const organisationId = '7f0f5b0e-2f43-4d0a-9f7b-0a7c3b1f6d11';
const path = `/unsubscribe?token=${token}`;
const call = `/api/v1/unsubscriptions/${token}`;
const found = { category: 'digests', organisationName: null, wanted: true } as const;

describe('choosing one’s mail', () => {
  const item = (category: 'necessary' | 'learning' | 'messages', more: object = {}) => ({
    category,
    organisationId: null,
    organisationName: null,
    wanted: true,
    canTurnOff: category !== 'necessary',
    ...more,
  });
  const loaderData: Mail.ComponentProps['loaderData'] = {
    items: [
      item('necessary'),
      item('learning', { wanted: false }),
      item('messages'),
      item('messages', { organisationId, organisationName: 'Riverside' }),
    ],
    saved: false,
  };

  it('shows what is necessary as a box that cannot be changed, and says so', () => {
    const html = renderPage<Mail.ComponentProps>(MailPage, { loaderData });
    expect(html).toMatch(/<input[^>]*disabled=""[^>]*name="necessary"/);
    expect(html).toContain('Always sent');
    expect(html).not.toContain('name="listed" value="necessary"');
    expect(html).not.toMatch(/<input[^>]*name="learning"[^>]*checked/);
    expect(html).toContain('Messages from Riverside');
  });

  it('sends a box that is not ticked as a no, and nothing that no form of ours has', async () => {
    const form: [string, string][] = [
      ['listed', 'learning'],
      ['listed', `messages:${organisationId}`],
      ['listed', 'necessary'],
      ['learning', 'on'],
    ];
    const { args, asked } = visitPage<Mail.ActionArgs>({
      path: '/account/mail',
      form,
      api: { 'PUT /api/v1/me/mail-preferences': Response.json({ items: [] }) },
    });
    expect(await whereTo(save(args))).toBe('/account/mail?saved');
    expect(asked[0]?.body).toEqual({
      items: [
        { category: 'learning', organisationId: null, wanted: true },
        { category: 'messages', organisationId, wanted: false },
      ],
    });
  });
});

describe('the link in a mail', () => {
  it('opened, only asks what it would stop', async () => {
    const { args, asked } = visitPage<Unsubscribe.LoaderArgs>({
      path,
      api: { [`GET ${call}`]: Response.json(found) },
    });
    const { data: loaderData } = await loader(args);
    expect(asked.map(({ call: name }) => name)).toEqual([`GET ${call}`]);
    const html = renderPage<Unsubscribe.ComponentProps>(UnsubscribePage, { loaderData });
    expect(html).toMatch(/<form[^>]* action="\/unsubscribe\?token=x+" method="post"/);
    expect(html).toContain('We will no longer remind you of where you stopped.');
  });

  it('pressed by a mail service, stops it and answers at once, without leading elsewhere (RFC 8058)', async () => {
    const { args, asked } = visitPage<Unsubscribe.ActionArgs>({
      path,
      form: { 'List-Unsubscribe': 'One-Click' },
      api: { [`POST ${call}`]: Response.json({ ...found, wanted: false }) },
    });
    const answer = await action(args);
    expect(asked.map(({ call: name }) => name)).toEqual([`POST ${call}`]);
    expect(answer.init?.status).toBe(200);
    const html = renderPage<Unsubscribe.ComponentProps>(UnsubscribePage, {
      loaderData: { token, found },
      actionData: answer.data,
    });
    expect(html).toContain('It is stopped');
    expect(html).not.toContain('<form');
  });

  it('that is not whole says so, with the way to the choice', async () => {
    const { args } = visitPage<Unsubscribe.LoaderArgs>({
      path,
      api: { [`GET ${call}`]: refusal(404, 'not-found') },
    });
    const answer = await loader(args);
    expect(answer.init?.status).toBe(404);
    const html = renderPage<Unsubscribe.ComponentProps>(UnsubscribePage, { loaderData: answer.data });
    expect(html).toContain('This link does not work');
    expect(html).toContain('href="/account/mail"');
  });
});
