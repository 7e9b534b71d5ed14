import type { Work } from '@laurel/sdk';
import { type RefObject, useEffect, useState } from 'react';
import { callApi } from '../../session/call-api.ts';
import { createAutosave, type SaveState } from '../attempt/create-autosave.ts';
import { listenToForm } from '../attempt/listen-to-form.ts';
import { readWhole } from './read-draft.ts';

type Place = Pick<Work, 'enrolmentId' | 'lessonId' | 'kind'>;

/** Saves a draft as it is written: to the saving of answers a draft is one long answer. Without a script the buttons save. */
export function useDraftAutosave(form: RefObject<HTMLFormElement | null>, { enrolmentId, lessonId, kind }: Place) {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const path = `/api/v1/me/enrolments/${enrolmentId}/lessons/${lessonId}/work/draft` as const;
    const read = () => ({ draft: { text: JSON.stringify(readWhole(new FormData(element), kind)) } });
    const autosave = createAutosave({
      kept: read(),
      read: () => ({ answers: read(), notNumbers: [] }),
      async send({ draft }, { keepalive }) {
        const body: unknown = draft && 'text' in draft ? JSON.parse(draft.text) : undefined;
        return (await callApi({ method: 'PUT', path, body, keepalive })).problem;
      },
      onState: setState,
      now: () => new Date(),
    });
    return listenToForm(element, autosave);
  }, [form, enrolmentId, lessonId, kind]);
  return state;
}
