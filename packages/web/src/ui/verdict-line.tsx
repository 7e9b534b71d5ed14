import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';
import { Icon } from './icon.tsx';
import { type VerdictOutcome, verdictLook } from './verdict.ts';
import styles from './verdict-line.module.css';
import { VerdictSign } from './verdict-sign.tsx';

export interface VerdictLineProps {
  outcome: VerdictOutcome | 'replaced';
  /** The rest of the sentence: "Checked just now: signature, issuer, status." */
  sentence: ReactNode;
  /** What it opens into, usually a CheckList. Opens without a script. */
  children?: ReactNode;
  open?: boolean;
}

/** The one line that says what is true now. */
export function VerdictLine({ outcome, sentence, children, open = false }: VerdictLineProps) {
  const { t } = useText();
  const { icon, word, tone } = verdictLook[outcome];
  const line = (
    <>
      <VerdictSign icon={icon} />
      <span className={styles.words}>
        <strong className={styles.word}>{t(word)}.</strong> {sentence}
      </span>
    </>
  );
  if (!children) {
    return (
      <div className={styles.verdict} data-tone={tone} data-outcome={outcome}>
        <div className={styles.line}>{line}</div>
      </div>
    );
  }
  return (
    <details className={styles.verdict} data-tone={tone} data-outcome={outcome} open={open}>
      <summary className={styles.line}>
        {line}
        <span className={styles.more}>
          {t('verdict.details')}
          <Icon name="chevron-down" size={16} />
        </span>
      </summary>
      <div className={styles.checks}>{children}</div>
    </details>
  );
}
