import type { LessonView } from '@laurel/sdk';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { languageName } from '../../public/language-name.ts';
import { useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { PlayerHelp } from './player-help.tsx';
import { onPlayerKey } from './player-keys.ts';
import { useWatching } from './use-watching.ts';
import styles from './video-lesson.module.css';
import { WatchedParts } from './watched-parts.tsx';

export interface VideoLessonProps {
  lesson: LessonView;
  videoUrl: string;
}

/** A video, or where the page was kept for offline reading what is left of it. */
export function VideoLesson(props: VideoLessonProps) {
  const { t } = useText();
  const { keptAt } = useRootData();
  if (keptAt === null) return <Player {...props} />;
  const { transcript } = props.lesson;
  return (
    <div className={styles.lesson}>
      <p className={styles.note}>{t(transcript ? 'offline.lesson.video' : 'offline.lesson.videoWithoutTranscript')}</p>
      {transcript && <Transcript text={transcript} open />}
    </div>
  );
}

/**
 * A video with captions, transcript, and what was watched of it. It goes on where one stopped; the address says so,
 * without a script too. A video that lies elsewhere is not asked for before it is played.
 */
function Player({ lesson, videoUrl }: VideoLessonProps) {
  const { t, format, language } = useText();
  const { origin } = useRootData();
  const hydrated = useHydrated();
  const video = useRef<HTMLVideoElement>(null);
  // As it was when the page was opened: a new address would start the video anew.
  const [start] = useState(() => Math.floor(lesson.positionSeconds ?? 0));
  const watched = useWatching(video, lesson);
  const isOurs = videoUrl.startsWith(`${origin}/`);
  const { durationSeconds } = lesson;
  const { isBroken, onError, onLoadedMetadata } = useBroken(video);
  return (
    <div className={styles.lesson}>
      {start > 0 && (
        <p className={styles.resume}>
          {t('learner.lesson.resume', { clock: format.clock(start) })}
          {hydrated && (
            <Button type="button" size="s" variant="quiet" onClick={() => playFrom(video.current, 0)}>
              {t('learner.lesson.fromStart')}
            </Button>
          )}
        </p>
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: the captions are there where the lesson has them; the transcript always */}
      <video
        ref={video}
        className={styles.video}
        controls
        playsInline
        preload={isOurs ? 'metadata' : 'none'}
        src={start > 0 ? `${videoUrl}#t=${start}` : videoUrl}
        poster={lesson.posterUrl ?? undefined}
        aria-label={t('learner.lesson.videoLabel', { title: lesson.title })}
        onKeyDown={onPlayerKey}
        onError={onError}
        onLoadedMetadata={onLoadedMetadata}
      >
        {lesson.captions.map(({ language: tag, url }, index) => (
          <track
            key={tag}
            kind="captions"
            src={url}
            srcLang={tag}
            label={languageName(tag, language)}
            default={index === 0}
          />
        ))}
        <p>
          {t('learner.lesson.noVideo')} <a href={videoUrl}>{t('learner.lesson.download')}</a>
        </p>
      </video>
      <div role="status" className={styles.told}>
        {isBroken && (
          <p>
            {t(lesson.transcript ? 'learner.lesson.broken' : 'learner.lesson.brokenWithoutTranscript')}{' '}
            <a href={videoUrl} target="_blank" rel="noreferrer">
              {t('learner.lesson.openVideo')}
            </a>
          </p>
        )}
      </div>
      {!isOurs && <p className={styles.note}>{t('learner.lesson.elsewhere', { host: hostOf(videoUrl) })}</p>}
      {watched === null && lesson.state !== 'done' && <p className={styles.note}>{t('learner.lesson.notCounted')}</p>}
      {watched && durationSeconds !== null && (
        <WatchedParts
          watched={watched}
          durationSeconds={durationSeconds}
          onPlay={(from) => playFrom(video.current, from)}
        />
      )}
      {hydrated && <PlayerHelp video={video} />}
      {lesson.transcript && <Transcript text={lesson.transcript} />}
    </div>
  );
}

/** Whether the browser cannot play it: the file is gone, or a page was given as the address of a video. */
function useBroken(video: RefObject<HTMLVideoElement | null>) {
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    // It may have failed before any script ran.
    if (video.current?.error) setBroken(true);
  }, [video]);
  return { isBroken, onError: () => setBroken(true), onLoadedMetadata: () => setBroken(false) };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function playFrom(video: HTMLVideoElement | null, seconds: number): void {
  if (!video) return;
  video.currentTime = seconds;
  video.focus();
  // A browser that does not let a page begin to play leaves the video where it was put.
  video.play().catch(() => undefined);
}

function Transcript({ text, open = false }: { text: string; open?: boolean }) {
  const { t } = useText();
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <details open={open}>
      <summary className={styles.summary}>{t('learner.lesson.transcript')}</summary>
      <div className={styles.transcript} dir="auto">
        {paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
    </details>
  );
}
