import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route } from './+types/enrolment-page.ts';
import EnrolmentPage, { loader } from './enrolment-page.tsx';
import { isIssuing } from './is-issuing.ts';
import { credentialId, enrolment, enrolmentId, idOf } from './testing/samples.ts';

const address = `/learn/recognition/programmes/${idOf(2)}`;

function pageOf(
  recognisesPriorLearning: boolean,
  states: Parameters<typeof enrolment>[0] = ['done', 'open', 'locked'],
  change: Parameters<typeof enrolment>[1] = {},
): string {
  const shown = enrolment(states, { recognisesPriorLearning, ...change });
  return renderPage(EnrolmentPage, {
    loaderData: { enrolment: shown, issuing: false, slow: false, moved: false, chosen: false },
  });
}

describe('a learner’s page of a programme', () => {
  it('leads to recognition of prior learning where the programme offers it, and nowhere else', () => {
    expect(pageOf(true)).toContain(`href="${address}"`);
    expect(pageOf(false)).not.toContain('recognition');
  });

  it('says of a programme that was recognised that it was, and counts no lessons', () => {
    const change = { recognised: true, state: 'completed' as const, completedAt: '2026-11-24T12:00:00Z', credentialId };
    const html = pageOf(false, ['open', 'open', 'locked'], change);
    expect(html).toContain('Recognised: prior learning');
    expect(html).toContain(`href="/credentials/${credentialId}"`);
    expect(html).not.toMatch(/of 3 lessons|Finished on/);
    expect(isIssuing(enrolment(['open', 'open', 'locked'], { ...change, credentialId: null }))).toBe(true);
  });

  it('is that of the applications where somebody only applies', async () => {
    const { args } = visitPage<Route.LoaderArgs>({
      path: `/learn/${enrolmentId}`,
      params: { enrolmentId },
      api: {
        [`GET /api/v1/me/enrolments/${enrolmentId}`]: () =>
          Response.json(enrolment(['open', 'open', 'locked'], { state: 'applying' })),
      },
    });
    expect(await whereTo(loader(args))).toBe(address);
  });
});
