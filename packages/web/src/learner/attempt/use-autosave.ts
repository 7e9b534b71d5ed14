import type { AttemptView } from '@laurel/sdk';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { callApi } from '../../session/call-api.ts';
import { type Answers, readAnswers } from './answers.ts';
import { createAutosave, type SaveState } from './create-autosave.ts';
import { listenToForm } from './listen-to-form.ts';

type Attempt = Pick<AttemptView, 'id' | 'questions'>;

/** Saves the form's answers as they are given, and counts them. Without a script the form's buttons save. */
export function useAutosave(form: RefObject<HTMLFormElement | null>, attempt: Attempt) {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const [answered, setAnswered] = useState(() => countGiven(keptAnswers(attempt)));
  const { id } = attempt;
  const leave = useRef<() => void>(() => undefined);
  // The questions of an attempt never change and its answers change here, so another attempt alone begins anew.
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const read = () => readAnswers(attempt.questions, new FormData(element));
    const autosave = createAutosave({
      kept: keptAnswers(attempt),
      read,
      send: (answers, options) => sendAnswers(id, answers, options),
      onState: setState,
      now: () => new Date(),
    });
    leave.current = autosave.leave;
    const onInput = () => {
      setAnswered(countGiven(read().answers));
      autosave.touch();
    };
    // A browser that reloads the page puts back what was typed without saying so.
    onInput();
    return listenToForm(element, autosave, onInput);
  }, [form, id]);
  return { state, answered, saveNow: () => leave.current() };
}

async function sendAnswers(id: string, answers: Answers, { keepalive }: { keepalive: boolean }) {
  const path = `/api/v1/me/attempts/${id}/answers` as const;
  const { problem } = await callApi({ method: 'PUT', path, body: { answers }, keepalive });
  return problem;
}

function keptAnswers({ questions }: Pick<AttemptView, 'questions'>): Answers {
  return Object.fromEntries(questions.map(({ id, answer }) => [id, answer]));
}

function countGiven(answers: Answers): number {
  return Object.values(answers).filter((answer) => answer !== null).length;
}
