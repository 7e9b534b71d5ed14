import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';
import styles from './field.module.css';
import { FieldContext, fieldId } from './field-context.ts';
import { FieldError } from './field-error.tsx';

export interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  /** What is wrong, from `faultOf(problem, name)`. */
  error?: string | undefined;
  /** It may be left empty; `unsaid` where nobody expects otherwise, as in a search. */
  optional?: boolean | 'unsaid';
  /** One TextInput, TextArea or Select. */
  children: ReactNode;
}

/** One question of a form: label, hint, control, error, tied together for every kind of reader. */
export function Field({ name, label, hint, error, optional = false, children }: FieldProps) {
  const { t } = useText();
  const id = fieldId(name);
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const wiring = {
    id,
    name,
    required: !optional,
    'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  };
  return (
    <div className={styles.field} data-invalid={error ? '' : undefined}>
      <label className={styles.label} htmlFor={id}>
        {label} {optional === true && <span className={styles.optional}>({t('form.optional')})</span>}
      </label>
      {hint && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
      {errorId && <FieldError id={errorId}>{error}</FieldError>}
      <FieldContext value={wiring}>{children}</FieldContext>
    </div>
  );
}
