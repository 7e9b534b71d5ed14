import type { LessonView } from '@laurel/sdk';
import { type RefObject, useEffect, useState } from 'react';
import { useRevalidator } from 'react-router';
import { callApi } from '../../session/call-api.ts';
import { createBeats } from './create-beats.ts';
import { keepProgress } from './keep-progress.ts';
import { createPlayed, type Played } from './played.ts';

type Watched = NonNullable<LessonView['watched']>;

const everyMs = 10_000;
/** Less than this is not worth a call. */
const leastStepSeconds = 1;

/**
 * Tells the server what is played of a video and where it stands: every ten seconds while it plays, when it stops, and
 * when the page is left. Answers what counts so far.
 */
export function useWatching(video: RefObject<HTMLVideoElement | null>, lesson: LessonView): Watched | null {
  const [watched, setWatched] = useState(lesson.watched);
  const { revalidate } = useRevalidator();
  const { id, enrolmentId } = lesson;
  const counts = lesson.watched !== null;
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const base = `/api/v1/me/enrolments/${enrolmentId}/lessons/${id}` as const;
    const played = createPlayed();
    let kept = element.currentTime;
    // At the end one starts anew next time.
    const position = () => (element.ended ? 0 : element.currentTime);
    const beats = createBeats({
      played,
      position,
      now: () => performance.now(),
      async say(body, options) {
        const { data, problem } = await callApi({ method: 'POST', path: `${base}/watched`, body, ...options });
        if (problem) return problem.code === 'watched-too-fast' ? 'refused' : 'unanswered';
        const answer = data as Watched & { state: string };
        setWatched(answer);
        if (answer.state === 'done' && lesson.state !== 'done') void revalidate();
        return 'counted';
      },
    });
    const keepPlace = (options: { keepalive?: boolean }) => {
      if (element.played.length === 0 || Math.abs(position() - kept) < leastStepSeconds) return;
      kept = position();
      void keepProgress({ enrolmentId, lessonId: id, body: { positionSeconds: kept }, ...options });
    };
    const keep = (options: { keepalive?: boolean } = {}) => (counts ? void beats.beat(options) : keepPlace(options));
    const unfollow = followPlayer(element, {
      played,
      onPlay: () => counts && void beats.begin(),
      onPause: () => keep(),
    });
    const onLeave = () => {
      if (counts) void beats.beat({ keepalive: true });
      // By itself: a beat may still be on its way, or be refused, and where one stopped is not.
      keepPlace({ keepalive: true });
    };
    // What could not be said before the video ended is said after it.
    const timer = setInterval(() => (!element.paused || played.isWaiting()) && keep(), everyMs);
    window.addEventListener('pagehide', onLeave);
    return () => {
      clearInterval(timer);
      unfollow();
      window.removeEventListener('pagehide', onLeave);
      onLeave();
    };
  }, [video, id, enrolmentId, counts, lesson.state, revalidate]);
  return watched;
}

interface Ears {
  played: Played;
  onPlay: () => void;
  onPause: () => void;
}

/** Gathers what is played, from where it begins and not from the first time that the browser tells where it is. */
function followPlayer(element: HTMLVideoElement, { played, onPlay, onPause }: Ears): () => void {
  const tick = () => played.tick(element.currentTime);
  const listeners: [string, () => void][] = [
    ['play', tick],
    ['play', onPlay],
    ['timeupdate', () => !element.paused && !element.seeking && tick()],
    ['seeking', () => played.jump()],
    ['seeked', () => !element.paused && tick()],
    ['pause', tick],
    ['pause', () => played.jump()],
    ['pause', onPause],
  ];
  for (const [name, listener] of listeners) element.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of listeners) element.removeEventListener(name, listener);
  };
}
