import { describe, expect, it } from 'vitest';
import { copyHeader } from '../offline/copy-header.ts';
import { renderPage } from '../testing/render-page.ts';
import { refusal, visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route } from './+types/lesson-page.ts';
import LessonPage, { action, loader } from './lesson-page.tsx';
import { attempt, attemptId, enrolment, enrolmentId, examRules, lesson, lessonIds } from './testing/samples.ts';

const base = `/api/v1/me/enrolments/${enrolmentId}`;
const at = (lessonId: string) => `/learn/${enrolmentId}/lessons/${lessonId}`;

function press(kind: keyof typeof lessonIds, intent: string, api: Record<string, Response>) {
  const lessonId = lessonIds[kind];
  const visit = { path: at(lessonId), params: { enrolmentId, lessonId }, form: { intent }, api };
  const { args, asked } = visitPage<Route.ActionArgs>(visit);
  return { answer: action(args), asked };
}

describe('a lesson', () => {
  const progress = (kind: keyof typeof lessonIds) => `PUT ${base}/lessons/${lessonIds[kind]}/progress`;

  it('is marked as done and leads to the next', async () => {
    const answer = Response.json(enrolment(['done', 'open', 'locked']));
    const pressed = press('reading', 'done', { [progress('reading')]: answer });
    expect(await whereTo(pressed.answer)).toBe(at(lessonIds.video));
    expect(pressed.asked).toEqual([{ call: progress('reading'), body: { done: true } }]);
  });

  it('leads from the last one back to the programme', async () => {
    const whole = enrolment(['done', 'done', 'done']);
    const [first] = whole.modules;
    const only = { ...whole, modules: [{ ...first, lessons: first?.lessons.slice(0, 1) }] };
    const pressed = press('reading', 'done', { [progress('reading')]: Response.json(only) });
    expect(await whereTo(pressed.answer)).toBe(`/learn/${enrolmentId}`);
  });

  it('is there for the person enrolled only', async () => {
    const lessonId = lessonIds.reading;
    const refused = () => refusal(404, 'not-found');
    const api = { [`GET ${base}/lessons/${lessonId}`]: refused, [`GET ${base}`]: refused };
    const { args } = visitPage<Route.LoaderArgs>({ path: at(lessonId), params: { enrolmentId, lessonId }, api });
    const thrown = await loader(args).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ init: { status: 404 } });
  });

  it.each([
    ['exam', 409],
    ['reading', undefined],
  ] as const)('asked for to be kept for offline reading: %s', async (kind, refused) => {
    const lessonId = lessonIds[kind];
    const api = {
      [`GET ${base}/lessons/${lessonId}`]: Response.json(lesson(kind)),
      [`GET ${base}`]: Response.json(enrolment(['open', 'open', 'open'])),
    };
    const headers = { [copyHeader]: '1' };
    const visit = { path: at(lessonId), params: { enrolmentId, lessonId }, headers, api };
    const { args } = visitPage<Route.LoaderArgs>(visit);
    const answer = await loader(args).catch((error: unknown) => error);
    expect(answer).toMatchObject(refused ? { init: { status: refused } } : { lesson: { id: lessonId } });
  });

  it('shows place and time, the reading, and one button on', () => {
    const html = renderPage(LessonPage, {
      loaderData: {
        lesson: lesson('reading', { html: '<h4>Part</h4><table><tr></tr></table>' }),
        review: null,
        work: null,
        enrolment: enrolment(['open', 'open', 'locked']),
      },
    });
    expect(html).toContain('Start-up · lesson 1 of 3 · 20 mins');
    expect(html).toContain('<h2>Part</h2>');
    expect(html).toContain('Mark as done and go on');
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('of which enough was watched is done by itself; who reads instead says so', () => {
    const watched = { ranges: [{ start: 0, end: 30 }], seconds: 30, neededSeconds: 90 };
    const page = (seconds: number) =>
      renderPage(LessonPage, {
        loaderData: {
          lesson: lesson('video', { durationSeconds: 100, watched: { ...watched, seconds } }),
          review: null,
          work: null,
          enrolment: enrolment(['done', 'started', 'locked']),
        },
      });
    expect(page(30)).toContain('0:30 of 1:40 watched; 1:30 are needed');
    expect(page(30)).toContain('0:30 to 1:40');
    expect(page(30)).toContain('value="transcript"');
    expect(page(30)).not.toContain('value="done"');
    expect(page(90)).toContain('value="done"');
  });

  it('read in part says where one stopped, and leads there without a script', () => {
    const page = (anchor: string | null) =>
      renderPage(LessonPage, {
        loaderData: {
          lesson: lesson('reading', { anchor }),
          review: null,
          work: null,
          enrolment: enrolment(['started', 'open', 'locked']),
        },
      });
    expect(page('p-7')).toContain('href="#p-7"');
    expect(page('p-1')).not.toContain('You stopped');
    expect(page(null)).not.toContain('You stopped');
  });

  it('plays a video with captions and transcript, from where one stopped, before any script runs', () => {
    const html = renderPage(LessonPage, {
      loaderData: {
        lesson: lesson('video', { positionSeconds: 74.6 }),
        review: null,
        work: null,
        enrolment: enrolment(['done', 'started', 'locked']),
      },
    });
    expect(html).toContain('src="https://laurel.example/files/v#t=74"');
    expect(html).toContain('<track kind="captions" src="https://laurel.example/files/c"');
    expect(html).toContain('You stopped at 1:14.');
    expect(html).toMatch(/<details><summary[^>]*>Transcript<\/summary>.*<p>First\.<\/p><p>Second\.<\/p>/);
  });
});

describe('the way into an exam', () => {
  const start = `POST ${base}/lessons/${lessonIds.exam}/attempts`;

  it('begins an attempt', async () => {
    const pressed = press('exam', 'start-attempt', { [start]: Response.json(attempt(), { status: 201 }) });
    expect(await whereTo(pressed.answer)).toBe(`/attempts/${attemptId}`);
  });

  it('says why an attempt cannot begin', async () => {
    const { answer } = press('exam', 'start-attempt', { [start]: refusal(409, 'attempts-used-up') });
    expect(await answer).toMatchObject({ init: { status: 409 }, data: { problem: { code: 'attempts-used-up' } } });
  });

  const intro = (states: Parameters<typeof enrolment>[0], change: Parameters<typeof lesson>[1] = {}) =>
    renderPage(LessonPage, {
      loaderData: { lesson: lesson('exam', change), review: null, work: null, enrolment: enrolment(states) },
    });
  const summary = { counts: 'yes' as const, id: attemptId, number: 1, startedAt: '2026-11-24T12:00:00Z' };
  const exam = { ...examRules, attemptsAllowed: 1 };

  it('names what is still to do before it opens', () => {
    const html = intro(['done', 'open', 'locked'], { state: 'locked' });
    expect(html).toContain('Not open yet');
    expect(html).toContain(`href="${at(lessonIds.video)}"`);
    expect(html).not.toContain('Start the exam');
  });

  it('tells the rules and the attempts that are left', () => {
    const html = intro(['done', 'done', 'open']);
    expect(html).toContain('70%');
    expect(html).toContain('3 of 3 left');
    expect(html).toContain('Start the exam');
  });

  it('tells the time limit, with the extra time that was decided, the pause, and what is shown afterwards', () => {
    const rules = { ...examRules, timeLimitMinutes: 38, extraTimePercent: 25, coolDownMinutes: 60 };
    const html = intro(['done', 'done', 'open'], { exam: { ...rules, feedbackFrom: 'at-the-end' } });
    expect(html).toContain('38 mins from the start, by our clock; 25% more than others');
    expect(html).toContain('a pause of 1 hr');
    expect(html).toContain('the clock keeps running');
    expect(html).toContain('What was right is shown once you have completed the programme');
    expect(intro(['done', 'done', 'open'])).not.toContain('Between attempts');
  });

  it('says from when on the next attempt can start, and offers none before', () => {
    const html = intro(['done', 'done', 'started'], {
      exam: { ...examRules, nextAttemptFrom: '2026-11-24T13:30:00Z' },
    });
    expect(html).toContain('24 November 2026 at 13:30 UTC');
    expect(html).not.toContain('start-attempt');
  });

  it('goes on with an open attempt instead of starting another', () => {
    const attempts = [{ ...summary, state: 'open' as const, submittedAt: null, scorePercent: null, passed: null }];
    const html = intro(['done', 'done', 'started'], { exam: { ...exam, attempts } });
    expect(html).toContain('Go on with attempt 1');
    expect(html).not.toContain('start-attempt');
  });

  it('offers another attempt at what was passed until the programme is completed, though nothing else is open', () => {
    const states = ['done', 'done', 'done'] as const;
    const attempts = [
      { ...summary, state: 'submitted' as const, submittedAt: '2026-11-24T12:30:00Z', scorePercent: 75, passed: true },
    ];
    const passed = (allowed: number, change: Parameters<typeof enrolment>[1] = {}) => {
      const rules = { ...examRules, attemptsAllowed: allowed, attempts };
      const shown = { lesson: lesson('exam', { state: 'done', exam: rules }), review: null, work: null };
      return renderPage(LessonPage, { loaderData: { ...shown, enrolment: enrolment(states, change) } });
    };
    expect(passed(2)).toContain('start-attempt');
    expect(passed(1)).not.toContain('start-attempt');
    expect(passed(2, { state: 'completed', credentialId: attemptId })).not.toContain('start-attempt');
  });

  it('offers no start when no attempts are left', () => {
    const submitted = { state: 'submitted' as const, submittedAt: '2026-11-24T12:30:00Z' };
    const attempts = [{ ...summary, ...submitted, scorePercent: 69.9, passed: false }];
    const html = intro(['done', 'done', 'started'], { exam: { ...exam, attempts } });
    expect(html).toContain('No attempts are left');
    expect(html, 'a near miss never reads as a pass').toContain('69.9%');
    expect(html).not.toContain('start-attempt');
  });
});
