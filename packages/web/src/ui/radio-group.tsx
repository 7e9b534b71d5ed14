import type { ReactNode } from 'react';
import { Choice } from './choice.tsx';
import { fieldId } from './field-context.ts';
import { FieldError } from './field-error.tsx';
import styles from './radio-group.module.css';

export interface RadioGroupProps {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  defaultValue?: string | undefined;
  /** `many` shows boxes: any number may be chosen (form data then has the name several times). */
  choose?: 'one' | 'many';
  defaultValues?: readonly string[];
}

/** One of a few (or several of a few), all in sight. The first choice has the id an error list leads to. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, legend, hint, error, options, choose = 'one' } = props;
  const chosen = props.defaultValues ?? (props.defaultValue === undefined ? [] : [props.defaultValue]);
  const id = fieldId(name);
  const hintId = hint ? `${id}-group-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <fieldset
      className={styles.group}
      aria-describedby={[hintId, errorId].filter(Boolean).join(' ') || undefined}
      data-invalid={error ? '' : undefined}
    >
      <legend className={styles.legend}>{legend}</legend>
      {hint && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
      {errorId && <FieldError id={errorId}>{error}</FieldError>}
      <div className={styles.options}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? id : `${id}-${index + 1}`}
            type={choose === 'one' ? 'radio' : 'checkbox'}
            name={name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            defaultChecked={chosen.includes(option.value)}
            required={choose === 'one'}
          />
        ))}
      </div>
    </fieldset>
  );
}
