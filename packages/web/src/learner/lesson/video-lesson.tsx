import type { LessonView } from '@laurel/sdk';
import { useRef, useState } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { useKeptPosition } from './use-kept-position.ts';
import styles from './video-lesson.module.css';

export interface VideoLessonProps {
  lesson: LessonView;
  videoUrl: string;
}

/** A video with captions and transcript. It goes on where one stopped; the address says so, without a script too. */
export function VideoLesson({ lesson, videoUrl }: VideoLessonProps) {
  const { t, format } = useText();
  const hydrated = useHydrated();
  const video = useRef<HTMLVideoElement>(null);
  // As it was when the page was opened: a new address would start the video anew.
  const [start] = useState(() => Math.floor(lesson.positionSeconds ?? 0));
  useKeptPosition(video, lesson);
  return (
    <div className={styles.lesson}>
      {start > 0 && (
        <p className={styles.resume}>
          {t('learner.lesson.resume', { clock: format.clock(start) })}
          {hydrated && (
            <Button type="button" size="s" variant="quiet" onClick={() => playFromStart(video.current)}>
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
        preload="metadata"
        src={start > 0 ? `${videoUrl}#t=${start}` : videoUrl}
        poster={lesson.posterUrl ?? undefined}
        aria-label={t('learner.lesson.videoLabel', { title: lesson.title })}
      >
        {lesson.captionsUrl && (
          <track kind="captions" src={lesson.captionsUrl} label={t('learner.lesson.captions')} default />
        )}
        <p>
          {t('learner.lesson.noVideo')} <a href={videoUrl}>{t('learner.lesson.download')}</a>
        </p>
      </video>
      {lesson.transcript && <Transcript text={lesson.transcript} />}
    </div>
  );
}

function playFromStart(video: HTMLVideoElement | null): void {
  if (!video) return;
  video.currentTime = 0;
  // A browser that does not let a page begin to play leaves the video at its beginning.
  video.play().catch(() => undefined);
}

function Transcript({ text }: { text: string }) {
  const { t } = useText();
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <details>
      <summary className={styles.summary}>{t('learner.lesson.transcript')}</summary>
      <div className={styles.transcript} dir="auto">
        {paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
    </details>
  );
}
