import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route } from './+types/enrolment-page.ts';
import EnrolmentPage, { loader } from './enrolment-page.tsx';
import { enrolment, enrolmentId, idOf } from './testing/samples.ts';

const address = `/learn/recognition/programmes/${idOf(2)}`;

function pageOf(recognisesPriorLearning: boolean): string {
  const shown = enrolment(['done', 'open', 'locked'], { recognisesPriorLearning });
  return renderPage(EnrolmentPage, {
    loaderData: { enrolment: shown, issuing: false, slow: false, moved: false, chosen: false },
  });
}

describe('a learner’s page of a programme', () => {
  it('leads to recognition of prior learning where the programme offers it, and nowhere else', () => {
    expect(pageOf(true)).toContain(`href="${address}"`);
    expect(pageOf(false)).not.toContain('recognition');
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
