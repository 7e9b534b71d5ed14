import type { Verdict } from '@laurel/sdk';
import type { ReactNode, Ref } from 'react';
import { verdictLook } from '../../ui/verdict.ts';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import styles from './verdict-headline.module.css';

export interface VerdictHeadlineProps {
  outcome: Verdict['outcome'];
  /** Begins with the outcome's own word. */
  sentence: string;
  /** So that the answer can take the focus. */
  ref?: Ref<HTMLHeadingElement>;
  level: 2 | 3;
  children?: ReactNode;
}

/** The answer, and all that belongs to it at once. */
export function VerdictHeadline({ outcome, sentence, ref, level, children }: VerdictHeadlineProps) {
  const { icon, tone } = verdictLook[outcome];
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className={styles.box} data-tone={tone} data-outcome={outcome}>
      <VerdictSign icon={icon} size="l" />
      <div className={styles.words}>
        <Heading className={styles.sentence} ref={ref} tabIndex={-1}>
          {sentence}
        </Heading>
        {children}
      </div>
    </div>
  );
}
