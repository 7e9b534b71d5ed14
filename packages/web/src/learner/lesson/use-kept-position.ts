import type { LessonView } from '@laurel/sdk';
import { type RefObject, useEffect } from 'react';
import { callApi } from '../../session/call-api.ts';

type Lesson = Pick<LessonView, 'id' | 'enrolmentId'>;

const everyMs = 5_000;
/** Less than this is not worth a call. */
const leastStepSeconds = 1;

/** Keeps where the learner is in a video: every few seconds while it plays, when it stops, and when the page is left. */
export function useKeptPosition(video: RefObject<HTMLVideoElement | null>, { id, enrolmentId }: Lesson): void {
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let kept = element.currentTime;
    const path = `/api/v1/me/enrolments/${enrolmentId}/lessons/${id}/progress` as const;
    const keep = (options?: { keepalive: boolean }) => {
      // At the end one starts anew next time.
      const position = element.ended ? 0 : element.currentTime;
      if (element.played.length === 0 || Math.abs(position - kept) < leastStepSeconds) return;
      kept = position;
      // A position that was not kept costs a few seconds of watching: the next one is sent soon.
      void callApi({ method: 'PUT', path, body: { positionSeconds: position }, ...options });
    };
    const tick = () => {
      if (!element.paused) keep();
    };
    const onStop = () => keep();
    const onLeave = () => keep({ keepalive: true });
    const timer = setInterval(tick, everyMs);
    element.addEventListener('pause', onStop);
    window.addEventListener('pagehide', onLeave);
    return () => {
      clearInterval(timer);
      element.removeEventListener('pause', onStop);
      window.removeEventListener('pagehide', onLeave);
      onLeave();
    };
  }, [video, id, enrolmentId]);
}
