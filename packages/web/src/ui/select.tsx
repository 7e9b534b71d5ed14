import type { SelectHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import styles from './control.module.css';
import { useField } from './field-context.ts';
import { Icon } from './icon.tsx';

export interface SelectProps
  extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'name' | 'className' | 'children'> {
  options: readonly { value: string; label: string }[];
  /** The first, empty entry: "Choose one". Without it the first option is chosen. */
  prompt?: string;
}

/** One of many; inside a Field. For up to five, a RadioGroup shows them all at once. */
export function Select({ options, prompt, ...rest }: SelectProps) {
  return (
    <div className={styles.selectFrame}>
      <select {...useField()} {...rest} className={classNames(styles.control, styles.select)}>
        {prompt !== undefined && <option value="">{prompt}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={16} />
    </div>
  );
}
