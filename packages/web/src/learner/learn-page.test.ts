import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { refusal, visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route } from './+types/learn-page.ts';
import LearnPage, { loader } from './learn-page.tsx';
import { credentialId, enrolment, enrolmentId, held, idOf, lessonIds } from './testing/samples.ts';

type Loaded = Route.ComponentProps['loaderData'];

function pageOf(data: Partial<Loaded>): string {
  return renderPage(LearnPage, {
    loaderData: { enrolments: [], credentials: [], applications: [], issuing: false, slow: false, ...data },
  });
}

describe('the learner’s home', () => {
  it('sends a stranger to sign in, and back', async () => {
    const refused = () => refusal(401, 'not-signed-in');
    const { args } = visitPage<Route.LoaderArgs>({
      path: '/learn',
      api: {
        'GET /api/v1/me/enrolments': refused,
        'GET /api/v1/me/credentials': refused,
        'GET /api/v1/me/recognitions': refused,
      },
    });
    expect(await whereTo(loader(args))).toBe('/sign-in?next=%2Flearn');
  });

  it('puts the one next step first, with the time that is left', () => {
    const other = enrolment(['open', 'open', 'locked'], { id: idOf(9), programmeTitle: 'Another programme' });
    const html = pageOf({ enrolments: [enrolment(['done', 'started', 'locked']), other] });
    expect(html.indexOf('How a name becomes an address')).toBeLessThan(html.indexOf('Another programme'));
    expect(html).toContain(`href="/learn/${enrolmentId}/lessons/${lessonIds.video}"`);
    expect(html).toContain('1 of 3 lessons, about 40 mins left');
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('puts reviews that others wait for before the next lesson: which, why and by when', () => {
    const owed = { lessonId: idOf(77), title: 'A bridge', count: 2, dueAt: '2026-12-01T12:00:00Z', holdsUpOwn: true };
    const owing = enrolment(['done', 'started', 'locked'], { id: idOf(9), reviewsOwed: [owed] });
    const html = pageOf({ enrolments: [enrolment(['done', 'started', 'locked']), owing] });
    const first = html.indexOf('Review the work of 2 fellow learners: A bridge');
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(html.indexOf('Also under way'));
    expect(html).toContain(`href="/learn/${idOf(9)}/lessons/${idOf(77)}/reviews"`);
    expect(html).toContain('Your own work is decided on only after that');
    expect(html).toContain('<time dateTime="2026-12-01T12:00:00Z"');
    expect(pageOf({ enrolments: [{ ...owing, reviewsOwed: [{ ...owed, holdsUpOwn: false }] }] })).toContain(
      'Others wait for what you say',
    );
  });

  it('asks for nothing where only a decision is waited for, and puts it after what can be done', () => {
    const waits = enrolment(['done', 'done', 'handed-in']);
    const other = enrolment(['open', 'open', 'locked'], { id: idOf(9), programmeTitle: 'Another programme' });
    expect(pageOf({ enrolments: [waits] })).toContain('Nothing to do for now');
    const html = pageOf({ enrolments: [waits, other] });
    expect(html.indexOf('Another programme')).toBeLessThan(html.indexOf('Waits for a decision: Final exam'));
    expect(html).not.toContain('Nothing to do for now');
  });

  it('says to somebody new what to do', () => {
    const html = pageOf({});
    expect(html).toContain('You are not enrolled in a programme yet');
    expect(html).toContain('href="/programmes"');
    expect(html, 'nothing was earned, and nothing can be yet').not.toContain('What you have earned');
  });

  it('shows what was earned to somebody who has finished', () => {
    const finished = enrolment(['done', 'done', 'done'], { credentialId });
    const html = pageOf({ enrolments: [finished], credentials: [held()] });
    expect(html).toContain('You have finished everything you enrolled in');
    expect(html).toContain(`href="/credentials/${credentialId}"`);
  });

  it('looks again by itself while a credential is being issued, without a script too', () => {
    const html = pageOf({ enrolments: [enrolment(['done', 'done', 'done'])], issuing: true });
    expect(html).toContain('Your credential is being issued');
    expect(html).toMatch(/<noscript>.*<meta http-equiv="refresh" content="2"\/>.*<\/noscript>/i);
    expect(pageOf({ issuing: true, slow: true })).toMatch(/<meta http-equiv="refresh" content="15"\/>/i);
  });

  it('shows names of any length and script as they are', () => {
    const programmeTitle = 'شهادة <b>أساسيات</b> '.repeat(12);
    const html = pageOf({ enrolments: [enrolment(['open', 'open', 'locked'], { programmeTitle })] });
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toContain('<b>');
  });
});
