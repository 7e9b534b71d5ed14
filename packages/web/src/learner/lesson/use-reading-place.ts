import type { LessonView } from '@laurel/sdk';
import { useEffect } from 'react';
import { keepProgress } from './keep-progress.ts';

const restMs = 1_500;

/** Keeps where one is in a reading once one rests there, and when the page is left. Reading without a script keeps nothing. */
export function useReadingPlace({ id, enrolmentId, kind, anchor }: LessonView): void {
  useEffect(() => {
    if (kind !== 'reading') return;
    let kept = anchor;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (options: { keepalive?: boolean } = {}) => {
      clearTimeout(timer);
      timer = undefined;
      const here = blockInView();
      if (here === undefined || here === kept) return;
      kept = here;
      void keepProgress({ enrolmentId, lessonId: id, body: { anchor: here }, ...options });
    };
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, restMs);
    };
    // Only who moved has another place than before.
    const onLeave = () => timer !== undefined && keep({ keepalive: true });
    window.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('pagehide', onLeave);
    return () => {
      window.removeEventListener('scroll', onScroll);
      window.removeEventListener('pagehide', onLeave);
      onLeave();
      clearTimeout(timer);
    };
  }, [id, enrolmentId, kind, anchor]);
}

/** The first block of the text that is not above the window. */
function blockInView(): string | undefined {
  const blocks = [...document.querySelectorAll('[id^="p-"]')];
  return blocks.find((block) => block.getBoundingClientRect().bottom > 0)?.id;
}
