import type { KeyboardEvent } from 'react';

const keys: Record<string, (video: HTMLVideoElement) => void> = {
  ' ': playOrStop,
  k: playOrStop,
  j: (video) => go(video, -10),
  l: (video) => go(video, 10),
  ArrowLeft: (video) => go(video, -5),
  ArrowRight: (video) => go(video, 5),
  c: captionsOnOrOff,
  m: (video) => {
    video.muted = !video.muted;
  },
  f: (video) => void (document.fullscreenElement ? document.exitFullscreen() : video.requestFullscreen()),
};

/** The keys that players have everywhere, while this one is in focus; a key of the browser's own stays its own. */
export function onPlayerKey(event: KeyboardEvent<HTMLVideoElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act(event.currentTarget);
}

function playOrStop(video: HTMLVideoElement): void {
  if (video.paused) video.play().catch(() => undefined);
  else video.pause();
}

function go(video: HTMLVideoElement, seconds: number): void {
  video.currentTime = Math.max(0, video.currentTime + seconds);
}

function captionsOnOrOff(video: HTMLVideoElement): void {
  const tracks = [...video.textTracks];
  const shown = tracks.filter(({ mode }) => mode === 'showing');
  for (const track of shown) track.mode = 'disabled';
  const [first] = tracks;
  if (shown.length === 0 && first) first.mode = 'showing';
}
