import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { refusal, visitPage, whereTo } from '../testing/visit-page.ts';
import type { Route } from './+types/attempt-page.ts';
import AttemptPage, { action } from './attempt-page.tsx';
import {
  attempt,
  attemptId,
  credentialId,
  enrolment,
  enrolmentId,
  idOf,
  lessonIds,
  questions,
} from './testing/samples.ts';

const base = `/api/v1/me/attempts/${attemptId}`;
const calls = { get: `GET ${base}`, save: `PUT ${base}/answers`, submit: `POST ${base}/submission` };
const [single, multiple, numeric, written] = [41, 42, 43, 44].map((n) => `q-${idOf(n)}`);

function press(form: [string, string][], api: Record<string, Response>) {
  const visit = { path: `/attempts/${attemptId}`, params: { attemptId }, form, api };
  const { args, asked } = visitPage<Route.ActionArgs>(visit);
  return { answer: action(args), asked };
}

describe('an attempt, by plain posting', () => {
  const api = () => ({ [calls.get]: Response.json(attempt()), [calls.save]: Response.json(attempt()) });

  it('keeps every answer and goes back to the exam', async () => {
    const form: [string, string][] = [
      [`${single}`, idOf(100)],
      [`${multiple}`, idOf(100)],
      [`${multiple}`, idOf(102)],
      [`${numeric}`, '62'],
      [`${written}`, 'ipconfig'],
      ['intent', 'later'],
    ];
    const { answer, asked } = press(form, api());
    expect(await whereTo(answer)).toBe(`/learn/${enrolmentId}/lessons/${lessonIds.exam}`);
    expect(asked.at(-1)).toEqual({
      call: calls.save,
      body: {
        answers: {
          [idOf(41)]: { optionIds: [idOf(100)] },
          [idOf(42)]: { optionIds: [idOf(100), idOf(102)] },
          [idOf(43)]: { number: 62 },
          [idOf(44)]: { text: 'ipconfig' },
        },
      },
    });
  });

  it('keeps the answers and looks once more before handing in', async () => {
    const { answer, asked } = press([['intent', 'review']], api());
    expect(await whereTo(answer)).toBe(`/attempts/${attemptId}?review=1`);
    expect(asked.map(({ call }) => call)).not.toContain(calls.submit);
  });

  it('keeps the rest and asks again for what is no number', async () => {
    const { answer, asked } = press(
      [
        [`${numeric}`, 'about sixty'],
        [`${written}`, 'ping'],
        ['intent', 'review'],
      ],
      api(),
    );
    const refused = (await answer) as Exclude<Awaited<typeof answer>, Response>;
    expect(asked.at(-1)?.body).toEqual({
      answers: { [idOf(41)]: null, [idOf(42)]: null, [idOf(44)]: { text: 'ping' } },
    });
    const html = renderPage(AttemptPage, { loaderData: loaded(), actionData: refused.data });
    expect(html).toContain('value="about sixty"');
    expect(html).toContain(`href="#field-${numeric}"`);
    expect(html).toContain('Question 3: Write a number');
  });

  it('hands in once the last look was taken', async () => {
    const { answer, asked } = press([['intent', 'hand-in']], { [calls.submit]: Response.json(attempt()) });
    expect(await whereTo(answer)).toBe(`/attempts/${attemptId}`);
    expect(asked).toEqual([{ call: calls.submit, body: undefined }]);
  });

  it('shows the result to somebody who hands in twice', async () => {
    const { answer } = press([['intent', 'hand-in']], { [calls.submit]: refusal(409, 'attempt-closed') });
    expect(await whereTo(answer)).toBe(`/attempts/${attemptId}`);
  });

  it('keeps what was typed when the session has ended', async () => {
    const { answer } = press(
      [
        [`${written}`, 'ipconfig'],
        ['intent', 'later'],
      ],
      { [calls.get]: refusal(401, 'not-signed-in') },
    );
    expect(await answer).toMatchObject({ init: { status: 401 }, data: { values: { [`${written}`]: 'ipconfig' } } });
  });
});

type Loaded = Route.ComponentProps['loaderData'];

function loaded(change: Partial<Loaded> = {}): Loaded {
  const standing = enrolment(['done', 'done', 'started']);
  return { attempt: attempt(), enrolment: standing, review: false, issuing: false, slow: false, ...change };
}

const show = (change: Partial<Loaded>) => renderPage(AttemptPage, { loaderData: loaded(change) });

describe('an open attempt', () => {
  const answered = questions.map((question) =>
    question.kind === 'single-choice' ? { ...question, answer: { optionIds: [idOf(101)] } } : question,
  );

  it('asks every question in one form, each in a group of its own, with the answers kept so far', () => {
    const html = show({ attempt: attempt({ questions: answered }) });
    expect(html.match(/<fieldset/g)).toHaveLength(4);
    expect(html.match(/<legend/g)).toHaveLength(4);
    expect(html.match(/<form/g)).toHaveLength(1);
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(html).toContain('1 of 4 answered');
    expect(html).toContain('Your answer, a number in addresses');
    expect(html, 'no answer is demanded: one may go on later').not.toContain('required');
  });

  it('says when its time ends, before scripts run', () => {
    const html = show({ attempt: attempt({ secondsLeft: 600, endsAt: '2026-11-24T12:40:00Z' }) });
    expect(html).toContain('Your time ends:');
    expect(html).toContain('12:40 UTC');
    expect(show({})).not.toContain('Your time ends');
  });

  it('never takes a question’s words for anything else', () => {
    expect(show({})).not.toContain('<script>');
  });

  it('lists what has no answer before handing in', () => {
    const html = show({ attempt: attempt({ questions: answered }), review: true });
    expect(html).toContain('3 questions have no answer yet:');
    expect(html).toContain(`href="/attempts/${attemptId}#question-2"`);
    expect(html).not.toContain(`#question-1"`);
    expect(html).toContain('Hand in 1 answer<');
    expect(html).toContain('you have 1 attempt left');
    // The way back comes first as long as something is missing.
    expect(html.indexOf('Back to the questions')).toBeLessThan(html.indexOf('value="hand-in"'));
    const all = questions.map((question) => ({ ...question, answer: { text: 'given' } }));
    const complete = show({ attempt: attempt({ questions: all }), review: true });
    expect(complete.indexOf('Back to the questions')).toBeGreaterThan(complete.indexOf('value="hand-in"'));
  });
});

describe('a result', () => {
  const outcome = { points: 0, correct: false, explanation: 'Because.' };
  const marked = questions.map((question) => ({ ...question, outcome }));
  const submitted = { state: 'submitted', submittedAt: '2026-11-24T12:30:00Z', questions: marked } as const;
  const failed = attempt({ ...submitted, questions: marked, scorePercent: 69.9, passed: false });
  const passed = attempt({ ...submitted, questions: marked, scorePercent: 90, passed: true });

  it('shows the score against the pass mark, what each question teaches, and another try', () => {
    const html = show({ attempt: failed });
    expect(html).toContain('Not passed yet');
    expect(html).toContain('69.9%, pass mark 70%');
    expect(html.match(/Because\./g)).toHaveLength(4);
    expect(html).toContain('You have 1 attempt left.');
    expect(html).toContain('Try again');
    expect(html).toContain(`action="/learn/${enrolmentId}/lessons/${lessonIds.exam}"`);
  });

  it('shows no outcome where the exam shows the score alone, and takes no question for wrong', () => {
    const html = show({ attempt: { ...failed, feedback: 'score', questions } });
    expect(html).toContain('Which questions you got right is not shown');
    expect(html).not.toContain('Not right');
    expect(html).not.toContain('of 1 point');
  });

  it('says that the time was up, and when the next attempt can start', () => {
    const html = show({ attempt: { ...failed, overtime: true, nextAttemptFrom: '2026-11-24T13:30:00Z' } });
    expect(html).toContain('what you had saved by then was handed in');
    expect(html).toContain('The next attempt can start from');
    expect(html).not.toContain('start-attempt');
  });

  it('offers no other try when none is left', () => {
    const html = show({ attempt: { ...failed, attemptsLeft: 0 } });
    expect(html).not.toContain('Try again');
    expect(html).toContain('Ask Northfield College whether you may try again');
  });

  it('waits for the credential by itself, and then leads to it', () => {
    const waiting = show({ attempt: passed, enrolment: enrolment(['done', 'done', 'done']), issuing: true });
    expect(waiting).toContain('Your credential is being issued');
    expect(waiting).toMatch(/<meta http-equiv="refresh" content="2"\/>/i);
    const there = show({ attempt: passed, enrolment: enrolment(['done', 'done', 'done'], { credentialId }) });
    expect(there).toContain(`href="/credentials/${credentialId}"`);
    expect(there).not.toMatch(/http-equiv="refresh"/i);
  });

  it('offers another try of what was passed as long as the programme asks for more', () => {
    const everything = ['done', 'done', 'done'] as const;
    expect(show({ attempt: passed, enrolment: enrolment(everything) })).toContain('start-attempt');
    const completed = enrolment(everything, { state: 'completed' });
    expect(show({ attempt: passed, enrolment: completed })).not.toContain('start-attempt');
    const none = { ...passed, attemptsLeft: 0 };
    expect(show({ attempt: none, enrolment: enrolment(everything) })).not.toContain('start-attempt');
  });

  it('leads to the credential from an attempt that failed before another was passed', () => {
    const done = enrolment(['done', 'done', 'done'], { state: 'completed', credentialId });
    const html = show({ attempt: failed, enrolment: done });
    expect(html).not.toContain('start-attempt');
    expect(html).toContain(`href="/credentials/${credentialId}"`);
  });

  it('goes on with the programme when there is more to do', () => {
    const html = show({ attempt: passed, enrolment: enrolment(['done', 'open', 'done']) });
    expect(html).toContain('Go on: How a name becomes an address');
  });

  it('does not go on with what only waits for others, and says that it waits', () => {
    const waiting = enrolment(['done', 'handed-in', 'done']);
    const html = show({ attempt: passed, enrolment: waiting });
    expect(html).not.toContain('Go on:');
    expect(html).toContain('Your work is with the reviewers');
    expect(html).toContain('See what you handed in: How a name becomes an address');
    const owed = {
      lessonId: lessonIds.video,
      title: 'A plan',
      count: 1,
      dueAt: '2026-11-30T12:00:00Z',
      holdsUpOwn: true,
    };
    const owing = show({ attempt: passed, enrolment: { ...waiting, reviewsOwed: [owed] } });
    expect(owing).not.toContain('Your work is with the reviewers');
    expect(owing).toContain(`/lessons/${lessonIds.video}/reviews"`);
  });
});
