import type { InputHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import styles from './control.module.css';
import { useField } from './field-context.ts';

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'className'> {
  type?:
    | 'text'
    | 'email'
    | 'password'
    | 'url'
    | 'search'
    | 'tel'
    | 'number'
    | 'date'
    | 'datetime-local'
    | 'month'
    | 'file';
  /** As wide as what is expected: `short` for a number, a date, a code. */
  width?: 'full' | 'short';
}

/** A line of text; inside a Field. */
export function TextInput({ type = 'text', width = 'full', ...rest }: TextInputProps) {
  return (
    <input
      {...useField()}
      dir={type === 'email' || type === 'url' ? 'ltr' : undefined}
      {...rest}
      type={type}
      className={classNames(styles.control, width === 'short' && styles.short)}
    />
  );
}
