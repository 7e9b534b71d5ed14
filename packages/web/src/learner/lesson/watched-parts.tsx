import type { LessonView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { missingParts, type Part } from './played.ts';
import styles from './watched-parts.module.css';

export interface WatchedPartsProps {
  watched: NonNullable<LessonView['watched']>;
  durationSeconds: number;
  onPlay: (from: number) => void;
}

const mostListed = 4;

/** How much of a video was watched, where, and what is still missing. */
export function WatchedParts({ watched, durationSeconds, onPlay }: WatchedPartsProps) {
  const { t, format } = useText();
  const { ranges, seconds, neededSeconds } = watched;
  const isEnough = seconds >= neededSeconds;
  const missing = missingParts(ranges, durationSeconds);
  return (
    <div className={styles.watched}>
      <svg
        className={styles.bar}
        viewBox={`0 0 ${durationSeconds} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {ranges.map(({ start, end }) => (
          <rect key={start} className={styles.part} x={start} y={0} width={end - start} height={1} />
        ))}
      </svg>
      <p className={styles.words}>
        {t(isEnough ? 'learner.lesson.watchedEnough' : 'learner.lesson.watchedText', {
          seconds: format.clock(seconds),
          whole: format.clock(durationSeconds),
          needed: format.clock(neededSeconds),
        })}
      </p>
      {!isEnough && seconds > 0 && <Missing parts={missing} onPlay={onPlay} />}
    </div>
  );
}

function Missing({ parts, onPlay }: { parts: readonly Part[]; onPlay: WatchedPartsProps['onPlay'] }) {
  const { t, format } = useText();
  const hydrated = useHydrated();
  const listed = parts.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, mostListed);
  return (
    <p className={styles.missing}>
      {t('learner.lesson.missing')}
      {listed
        .toSorted((a, b) => a.start - b.start)
        .map(({ start, end }) => {
          const words = { from: format.clock(start), to: format.clock(end) };
          const text = t('learner.lesson.missingPart', words);
          if (!hydrated) return <span key={start}>{text}</span>;
          return (
            <Button
              key={start}
              type="button"
              size="s"
              variant="quiet"
              aria-label={t('learner.lesson.playPart', words)}
              onClick={() => onPlay(start)}
            >
              {text}
            </Button>
          );
        })}
      {parts.length > mostListed && t('learner.lesson.missingFew', { count: parts.length - mostListed })}
    </p>
  );
}
