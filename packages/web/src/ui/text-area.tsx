import type { TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import styles from './control.module.css';
import { useField } from './field-context.ts';

export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'name' | 'className'> {}

/** Several lines of text; grows with what is written; inside a Field. */
export function TextArea({ rows = 5, ...rest }: TextAreaProps) {
  return <textarea {...useField()} rows={rows} {...rest} className={classNames(styles.control, styles.area)} />;
}
