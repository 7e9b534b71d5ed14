import type { Problem } from '../../session/problem.ts';
import { type Answers, changedAnswers, type ReadAnswers } from './answers.ts';

/** What is said about saving, quietly. */
export type SaveState =
  | { kind: 'idle' | 'saving' | 'retrying' | 'signed-out' | 'closed' | 'refused' }
  | { kind: 'saved'; at: Date };

export interface AutosaveDeps {
  /** What the server has kept so far. */
  kept: Answers;
  /** What stands in the form now. */
  read: () => ReadAnswers;
  send: (answers: Answers, options: { keepalive: boolean }) => Promise<Problem | undefined>;
  onState: (state: SaveState) => void;
  now: () => Date;
}

export interface Autosave {
  /** Something was typed or chosen: saved soon. */
  touch: () => void;
  /** The form itself is being sent: it brings everything along. */
  submitted: () => void;
  /** The page is being left: what is not saved yet goes out at once. */
  leave: () => void;
}

const soonMs = 1_000;
const againMs = 5_000;

/** Saves answers as they are given: one call at a time, only what has changed, again after a network fault. */
export function createAutosave({ read, send, onState, now, ...deps }: AutosaveDeps): Autosave {
  let kept = deps.kept;
  let sending = false;
  let isSubmitted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function inMs(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  }

  async function save(): Promise<void> {
    if (sending) return inMs(soonMs);
    const { answers, notNumbers } = read();
    const changed = changedAnswers(kept, answers);
    let problem: Problem | undefined;
    if (Object.keys(changed).length > 0) {
      sending = true;
      onState({ kind: 'saving' });
      problem = await send(changed, { keepalive: false });
      sending = false;
    }
    if (problem) {
      const kind = kindOf(problem);
      onState({ kind });
      if (kind === 'retrying') inMs(againMs);
      return;
    }
    kept = { ...kept, ...changed };
    if (notNumbers.length > 0) onState({ kind: 'refused' });
    else if (Object.keys(changed).length > 0) onState({ kind: 'saved', at: now() });
  }

  return {
    touch() {
      isSubmitted = false;
      inMs(soonMs);
    },
    submitted() {
      isSubmitted = true;
      clearTimeout(timer);
    },
    leave() {
      clearTimeout(timer);
      if (isSubmitted) return;
      const changed = changedAnswers(kept, read().answers);
      if (Object.keys(changed).length > 0) void send(changed, { keepalive: true });
    },
  };
}

const closedCodes = new Set(['attempt-closed', 'submission-closed', 'submission-late']);

function kindOf({ status, code }: Problem): 'signed-out' | 'closed' | 'refused' | 'retrying' {
  if (status === 401) return 'signed-out';
  if (closedCodes.has(code)) return 'closed';
  return status >= 500 || status === 429 ? 'retrying' : 'refused';
}
