import { useText } from '../text/text-context.tsx';
import { ButtonLink } from './button-link.tsx';
import styles from './learner-progress.module.css';
import { ProgressBar } from './progress-bar.tsx';

export interface LearnerProgressProps {
  /** The programme. */
  title: string;
  done: number;
  total: number;
  /** Time the open lessons take, when known. */
  minutesLeft?: number;
  /** The one next step; nothing once all is done. */
  next?: { title: string; to: string };
}

/** Where a learner stands in a programme, the time it still takes, and the one next step. */
export function LearnerProgress({ title, done, total, minutesLeft, next }: LearnerProgressProps) {
  const { t, format } = useText();
  const finished = done >= total;
  const lessons = t('progress.lessons', { done, count: total });
  const left = minutesLeft ? t('progress.timeLeft', { duration: format.duration(minutesLeft) }) : undefined;
  const text = finished ? t('progress.finished') : [lessons, left].filter(Boolean).join(', ');
  return (
    <div className={styles.progress}>
      <ProgressBar label={title} done={done} total={total} text={text} />
      {next && (
        <ButtonLink to={next.to} variant="primary" icon="arrow">
          {t('progress.next', { title: next.title })}
        </ButtonLink>
      )}
    </div>
  );
}
