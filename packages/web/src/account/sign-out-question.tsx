import { useEffect, useId, useRef } from 'react';
import { useText } from '../text/text-context.tsx';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import styles from './sign-out-question.module.css';
import type { SignOutState } from './use-sign-out.ts';

type Asking = Extract<SignOutState, { phase: 'asking' }>;
type Why = 'unsent' | 'refused' | 'stillIn';

export interface SignOutQuestionProps {
  state: Asking;
  onAgain: () => void;
  onAnyway: () => void;
  onStay: () => void;
}

/** Why nobody was signed out yet, what would be lost, and what one can do. */
export function SignOutQuestion({ state, onAgain, onAnyway, onStay }: SignOutQuestionProps) {
  const { t } = useText();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const why = whyOf(state);
  return (
    <dialog ref={dialog} className={styles.question} aria-labelledby={titleId} onClose={onStay}>
      <h2 id={titleId} className={styles.title}>
        {t(`offline.signOut.title.${why}`)}
      </h2>
      <Told state={state} />
      <ButtonRow>
        {why !== 'refused' && (
          <Button type="button" variant="primary" onClick={onAgain}>
            {t('offline.signOut.again')}
          </Button>
        )}
        {(why !== 'stillIn' || state.isKept) && (
          <Button type="button" variant={why === 'refused' ? 'primary' : 'danger'} onClick={onAnyway}>
            {t(`offline.signOut.goOn.${why}`)}
          </Button>
        )}
        <Button type="button" variant="quiet" onClick={onStay}>
          {t(why === 'stillIn' ? 'offline.signOut.close' : 'offline.signOut.stay')}
        </Button>
      </ButtonRow>
    </dialog>
  );
}

function Told({ state }: { state: Asking }) {
  const { t } = useText();
  const { marks, places, refused, isKept, wasRemoved } = state;
  const why = whyOf(state);
  return (
    <>
      {why === 'unsent' && (
        <ul>
          {marks > 0 && <li>{t('offline.signOut.marks', { count: marks })}</li>}
          {places > 0 && <li>{t('offline.signOut.places', { count: places })}</li>}
        </ul>
      )}
      {refused > 0 && <p>{t('offline.marks.refused', { count: refused })}</p>}
      {wasRemoved && <p>{t('offline.signOut.removed')}</p>}
      {why === 'unsent' && <p>{t('offline.signOut.goes')}</p>}
      {why === 'stillIn' && <p>{t('offline.signOut.needsConnection')}</p>}
      {why === 'stillIn' && isKept && <p>{t('offline.signOut.canRemove')}</p>}
    </>
  );
}

function whyOf({ marks, places, refused }: Asking): Why {
  if (marks + places > 0) return 'unsent';
  return refused > 0 ? 'refused' : 'stillIn';
}
