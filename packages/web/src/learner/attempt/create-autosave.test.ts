import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../session/problem.ts';
import type { Answers, ReadAnswers } from './answers.ts';
import { createAutosave, type SaveState } from './create-autosave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const at = new Date('2026-11-24T12:03:00Z');
const unavailable: Problem = { status: 503, code: 'unavailable', title: 'No answer came', errors: [] };

function setUp({ kept = {}, answer }: { kept?: Answers; answer?: () => Problem | undefined } = {}) {
  const sent: { answers: Answers; keepalive: boolean }[] = [];
  const states: SaveState[] = [];
  const form: ReadAnswers = { answers: { ...kept }, notNumbers: [] };
  const autosave = createAutosave({
    kept,
    read: () => structuredClone(form),
    send: async (answers, { keepalive }) => {
      sent.push({ answers, keepalive });
      return answer?.();
    },
    onState: (state) => states.push(state),
    now: () => at,
  });
  return { autosave, sent, states, form };
}

describe('autosave', () => {
  it('sends what has changed, once typing rests, and says when', async () => {
    const { autosave, sent, states, form } = setUp({ kept: { a: { text: 'kept' } } });
    for (const text of ['p', 'pi', 'ping']) {
      form.answers.b = { text };
      autosave.touch();
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([{ answers: { b: { text: 'ping' } }, keepalive: false }]);
    expect(states).toEqual([{ kind: 'saving' }, { kind: 'saved', at }]);
  });

  it('sends nothing when nothing has changed', async () => {
    const { autosave, sent, states } = setUp({ kept: { a: { text: 'kept' } } });
    autosave.touch();
    await vi.advanceTimersByTimeAsync(2_000);
    autosave.leave();
    expect(sent).toEqual([]);
    expect(states).toEqual([]);
  });

  it('tries again by itself until the server answers, and loses nothing typed meanwhile', async () => {
    let down = true;
    const { autosave, sent, states, form } = setUp({ answer: () => (down ? unavailable : undefined) });
    form.answers.a = { number: 1 };
    autosave.touch();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states.at(-1)).toEqual({ kind: 'retrying' });
    down = false;
    form.answers.b = { number: 2 };
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent.at(-1)?.answers).toEqual({ a: { number: 1 }, b: { number: 2 } });
    expect(states.at(-1)).toEqual({ kind: 'saved', at });
  });

  it.each([
    [{ status: 401, code: 'not-signed-in' }, 'signed-out'],
    [{ status: 409, code: 'attempt-closed' }, 'closed'],
    [{ status: 400, code: 'invalid-request' }, 'refused'],
  ] as const)('says of %j that it is %s, and does not insist', async (refusal, kind) => {
    const { autosave, sent, states, form } = setUp({ answer: () => ({ ...refusal, title: 'No', errors: [] }) });
    form.answers.a = { number: 1 };
    autosave.touch();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(states.at(-1)).toEqual({ kind });
  });

  it('saves the rest and says that an answer needs another look when a number is none', async () => {
    const { autosave, sent, states, form } = setUp();
    form.answers.a = { text: 'ping' };
    form.notNumbers.push('b');
    autosave.touch();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(1);
    expect(states.at(-1)).toEqual({ kind: 'refused' });
  });

  it('sends at once what is not saved when the page is left', () => {
    const { autosave, sent, form } = setUp();
    form.answers.a = { text: 'ping' };
    autosave.touch();
    autosave.leave();
    expect(sent).toEqual([{ answers: { a: { text: 'ping' } }, keepalive: true }]);
  });

  it('leaves it to the form when the form itself is sent', async () => {
    const { autosave, sent, form } = setUp();
    form.answers.a = { text: 'ping' };
    autosave.touch();
    autosave.submitted();
    await vi.advanceTimersByTimeAsync(5_000);
    autosave.leave();
    expect(sent).toEqual([]);
  });
});
