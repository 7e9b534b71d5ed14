import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

/** Lets a file be dropped anywhere on the page, into the file field of a part of it. Says whether something is being held over the page. */
export function useDrop(part: RefObject<HTMLElement | null>): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent((files: FileList | undefined) => {
    const field = part.current?.querySelector<HTMLInputElement>('input[type=file]');
    if (field && files && files.length > 0) field.files = files;
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
      take(event.dataTransfer?.files);
    };
    const listening = new AbortController();
    for (const [name, handler] of Object.entries({ dragover: over, dragleave: leave, drop }))
      document.addEventListener(name, handler as EventListener, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return isOver;
}
