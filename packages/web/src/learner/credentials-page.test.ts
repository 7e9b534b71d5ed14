import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { refusal, visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route } from './+types/credentials-page.ts';
import CredentialsPage, { action } from './credentials-page.tsx';
import { credentialId, held, idOf } from './testing/samples.ts';

const share = `PUT /api/v1/me/credentials/${credentialId}/visibility`;

function press(visibility: string, answer: Response) {
  const form = { credentialId, visibility };
  const { args, asked } = visitPage<Route.ActionArgs>({ path: '/credentials', form, api: { [share]: answer } });
  return { answer: action(args), asked };
}

describe('one’s own credentials', () => {
  it('become public when asked, and private for anything else', async () => {
    const made = press('public', Response.json(held({ visibility: 'public' })));
    expect(await whereTo(made.answer)).toBe(`/credentials?changed=${credentialId}`);
    expect(made.asked).toEqual([{ call: share, body: { visibility: 'public' } }]);
    const odd = press('everybody', Response.json(held()));
    await odd.answer;
    expect(odd.asked).toEqual([{ call: share, body: { visibility: 'private' } }]);
  });

  it('say when one is not there', async () => {
    expect(await press('public', refusal(404, 'not-found')).answer).toMatchObject({ init: { status: 404 } });
  });

  it('say who sees them, and offer the other', () => {
    const html = renderPage(CredentialsPage, { loaderData: { credentials: [held()], changed: null } });
    expect(html).toContain('Private: only you');
    expect(html).toContain('aria-label="Make public: IT Support Specialist"');
    expect(html).toMatch(/<button(?=[^>]*name="visibility")[^>]*value="public"/);
    expect(html).toContain(`href="/credentials/${credentialId}"`);
  });

  it('say in words that one was revoked', () => {
    const credentials = [held({ revokedAt: '2026-11-25T00:00:00Z', visibility: 'public' })];
    expect(renderPage(CredentialsPage, { loaderData: { credentials, changed: null } })).toContain('Revoked on');
  });

  it('show what was replaced apart, after what counts, and lead from it to that', () => {
    const fresh = held({ id: idOf(32) });
    const replacedBy = {
      id: fresh.id,
      url: `https://laurel.example/credentials/${fresh.id}`,
      state: 'issued',
    } as const;
    const old = held({ revokedAt: '2026-11-25T00:00:00Z', replacedBy });
    const html = renderPage(CredentialsPage, { loaderData: { credentials: [old, fresh], changed: null } });
    const apart = html.indexOf('Issued anew since');
    expect(html.indexOf(`name="credentialId" value="${fresh.id}"`)).toBeLessThan(apart);
    expect(html.slice(apart)).toContain(`href="/credentials/${fresh.id}"`);
    expect(html.slice(apart)).toContain('Replaced on');
    expect(html).not.toContain('Revoked on');
    expect(html).not.toContain(`name="credentialId" value="${old.id}"`);
  });

  it('show a kind that this version does not know by its own name', () => {
    const credentials = [held({ achievementKind: 'constructor' })];
    expect(renderPage(CredentialsPage, { loaderData: { credentials, changed: null } })).toContain('constructor');
  });

  it('tell somebody without any how to come by one', () => {
    const html = renderPage(CredentialsPage, { loaderData: { credentials: [], changed: null } });
    expect(html).toContain('You have no credentials yet');
    expect(html).toContain('href="/programmes"');
    expect(html).toContain('href="/account"');
  });
});
