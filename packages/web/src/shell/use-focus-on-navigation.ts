import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** The page last shown in this window. Not state: an error page mounts everything anew. Only effects touch it. */
let shown: string | undefined;

/** Moves the focus to the new page after a step within the site, as a full page load would. */
export function useFocusOnNavigation(): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const moved = shown !== undefined && shown !== pathname;
    shown = pathname;
    if (moved) element.current?.focus({ preventScroll: true });
  }, [pathname]);
  return element;
}
