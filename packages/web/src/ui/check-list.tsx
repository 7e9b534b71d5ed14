import { useText } from '../text/text-context.tsx';
import styles from './check-list.module.css';
import { Icon } from './icon.tsx';
import { type CheckOutcome, checkLook } from './verdict.ts';

export interface Check {
  name: string;
  /** What a person would ask: "Is it genuine?" */
  question: string;
  outcome: CheckOutcome;
  /** The answer in one plain sentence. */
  sentence: string;
  /** The stable reason code and the engineer's detail, folded away. */
  reasonCode?: string;
  detail?: string | null;
}

export interface CheckListProps {
  checks: readonly Check[];
}

/** Each check with its own answer, in the order a person would ask. */
export function CheckList({ checks }: CheckListProps) {
  const { t } = useText();
  return (
    <ul className={styles.list}>
      {checks.map((check) => {
        const { icon, word, tone } = checkLook[check.outcome];
        return (
          <li
            key={check.name}
            className={styles.check}
            data-tone={tone}
            data-check={check.name}
            data-outcome={check.outcome}
          >
            <span className={styles.sign}>
              <Icon name={icon} />
            </span>
            <div className={styles.words}>
              <p className={styles.question}>
                {check.question} <strong className={styles.answer}>{t(word)}.</strong>
              </p>
              <p>{check.sentence}</p>
              {(check.reasonCode || check.detail) && (
                <p className={styles.detail}>
                  {check.reasonCode && <code>{check.reasonCode}</code>} {check.detail}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
