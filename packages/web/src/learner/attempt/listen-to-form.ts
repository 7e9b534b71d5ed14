import type { Autosave } from './create-autosave.ts';

/** Has a form and the page's end tell a saving what happens; the answer ends that, and saves what is left. */
export function listenToForm(form: HTMLFormElement, autosave: Autosave, onInput = autosave.touch): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  form.addEventListener('input', onInput, { signal });
  form.addEventListener('submit', autosave.submitted, { signal });
  window.addEventListener('pagehide', autosave.leave, { signal });
  return () => {
    listening.abort();
    autosave.leave();
  };
}
