import type { InputHTMLAttributes, ReactNode } from 'react';
import { Choice } from './choice.tsx';
import styles from './field.module.css';
import { fieldId } from './field-context.ts';
import { FieldError } from './field-error.tsx';

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'id' | 'className'> {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}

/** One yes or no. */
export function Checkbox({ error, ...rest }: CheckboxProps) {
  const id = fieldId(rest.name);
  const errorId = `${id}-error`;
  return (
    <div className={styles.field} data-invalid={error ? '' : undefined}>
      {error && <FieldError id={errorId}>{error}</FieldError>}
      <Choice
        {...rest}
        id={id}
        type="checkbox"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
      />
    </div>
  );
}
