import type { InputHTMLAttributes, ReactNode } from 'react';
import styles from './choice.module.css';

export interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'id' | 'className'> {
  id: string;
  type: 'checkbox' | 'radio';
  label: ReactNode;
  hint?: ReactNode;
}

/** A box or a circle with its words; the words are part of the target. */
export function Choice({ id, label, hint, ...rest }: ChoiceProps) {
  const hintId = hint ? `${id}-hint` : undefined;
  const describedBy = [hintId, rest['aria-describedby']].filter(Boolean).join(' ') || undefined;
  return (
    <div className={styles.choice}>
      <input {...rest} id={id} className={styles.input} aria-describedby={describedBy} />
      <div className={styles.words}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {hint && (
          <div id={hintId} className={styles.hint}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
