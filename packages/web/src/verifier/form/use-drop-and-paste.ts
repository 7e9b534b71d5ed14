import { type RefObject, useEffect, useEffectEvent } from 'react';
import { useDrop } from '../../ui/use-drop.ts';

/**
 * Lets a file or text be dropped or pasted anywhere on the page and verifies it at once. Says whether something is being
 * held over the page.
 */
export function useDropAndPaste(
  form: RefObject<HTMLFormElement | null>,
  onGiven: (form: HTMLFormElement) => Promise<void>,
): boolean {
  const take = (carried: DataTransfer | null) => {
    if (form.current && carried && fill(form.current, carried)) void onGiven(form.current);
  };
  const takePasted = useEffectEvent(take);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      // Text goes into the text field as anywhere; a picture or a file has no other place to go.
      if (isTextField(event.target) && event.clipboardData?.files.length === 0) return;
      takePasted(event.clipboardData);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
  return useDrop(take);
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
