import { useText } from '../../text/text-context.tsx';
import { Time } from '../../ui/time.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import styles from './time-left.module.css';

export interface TimeLeftProps {
  /** Seconds; null where there is no limit. */
  left: number | null;
  endsAt: string | null;
}

const almostUp = 300;

/** How much time is left, always in view; read aloud once, when it is nearly over. */
export function TimeLeft({ left, endsAt }: TimeLeftProps) {
  const { t, format } = useText();
  const hydrated = useHydrated();
  if (left === null || endsAt === null) return null;
  if (!hydrated)
    return (
      <span>
        {t('learner.attempt.timeEnds')} <Time value={endsAt} show="instant" />
      </span>
    );
  const near = left <= almostUp;
  return (
    <span className={styles.time} data-near={near ? '' : undefined}>
      <span role="timer">{t('learner.attempt.timeLeft', { time: format.clock(left) })}</span>
      <span className="visually-hidden" role="status">
        {near && t('learner.attempt.timeAlmostUp')}
      </span>
    </span>
  );
}
