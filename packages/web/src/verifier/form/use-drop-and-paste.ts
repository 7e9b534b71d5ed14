import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

/**
 * Lets a file or text be dropped or pasted anywhere on the page and verifies it at once. Says whether something is being
 * held over the page.
 */
export function useDropAndPaste(
  form: RefObject<HTMLFormElement | null>,
  onGiven: (form: HTMLFormElement) => Promise<void>,
): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent((carried: DataTransfer | null) => {
    if (form.current && carried && fill(form.current, carried)) void onGiven(form.current);
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      take(event.dataTransfer);
    };
    const paste = (event: ClipboardEvent) => {
      // Text goes into the text field as anywhere; a picture or a file has no other place to go.
      if (isTextField(event.target) && event.clipboardData?.files.length === 0) return;
      take(event.clipboardData);
    };
    const handlers = { dragover: over, dragleave: leave, drop, paste };
    const listening = new AbortController();
    for (const [name, handler] of Object.entries(handlers))
      document.addEventListener(name, handler as EventListener, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return isOver;
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'file');
}

/** Puts what was carried into the form's own fields; false when there is nothing of use. */
function fill(form: HTMLFormElement, carried: DataTransfer): boolean {
  const file = form.elements.namedItem('file');
  const text = form.elements.namedItem('credential');
  if (!(file instanceof HTMLInputElement) || !(text instanceof HTMLTextAreaElement)) return false;
  if (carried.files.length > 0) {
    file.files = carried.files;
    return true;
  }
  const typed = carried.getData('text/plain').trim();
  if (typed === '') return false;
  file.value = '';
  text.value = typed;
  return true;
}
