import { useEffect } from 'react';

/** What a key does on a page. */
export type KeyMap = Readonly<Record<string, () => void>>;

const writes = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';
const acts = 'a, button, summary, select';

/**
 * Single keys that do something on a page. Never while somebody types, never with a modifier; and Enter belongs to whatever
 * button or link it stands on.
 */
export function useKeys(keys: KeyMap): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = isForUs(event) && Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keys]);
}

function isForUs({ defaultPrevented, isComposing, ctrlKey, metaKey, altKey, target, key }: KeyboardEvent): boolean {
  if (defaultPrevented || isComposing || ctrlKey || metaKey || altKey) return false;
  if (!(target instanceof Element)) return true;
  return !target.closest(writes) && !(key === 'Enter' && target.closest(acts));
}
