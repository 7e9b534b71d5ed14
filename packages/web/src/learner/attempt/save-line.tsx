import { useText } from '../../text/text-context.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import type { SaveState } from './create-autosave.ts';
import styles from './save-line.module.css';
import { TimeLeft, type TimeLeftProps } from './time-left.tsx';

export interface SaveLineProps extends TimeLeftProps {
  state: SaveState;
  answered: number;
  count: number;
}

const troubled = new Set<SaveState['kind']>(['retrying', 'signed-out', 'closed', 'refused']);

/** How many questions are answered, how much time is left, and that it is saved: always in view, never in the way. */
export function SaveLine({ state, answered, count, left, endsAt }: SaveLineProps) {
  const { t } = useText();
  const words = useSaveWords(state);
  return (
    <div className={styles.line} data-troubled={troubled.has(state.kind) ? '' : undefined}>
      <span className={styles.answered}>{t('learner.attempt.answered', { done: answered, count })}</span>
      <TimeLeft left={left} endsAt={endsAt} />
      <span role="status">{words}</span>
    </div>
  );
}

function useSaveWords(state: SaveState): string {
  const { t, format } = useText();
  const hydrated = useHydrated();
  switch (state.kind) {
    case 'idle':
      return hydrated ? t('learner.attempt.autosaved') : t('learner.attempt.notAutosaved');
    case 'saving':
      return t('learner.attempt.saving');
    case 'saved':
      return t('learner.attempt.saved', { time: format.timeOfDay(state.at) });
    case 'retrying':
      return t('learner.attempt.retrying');
    case 'signed-out':
      return t('learner.attempt.signedOut');
    case 'closed':
      return t('learner.attempt.closed');
    case 'refused':
      return t('learner.attempt.refused');
  }
}
