import type { ReactNode } from 'react';
import { Form, Link } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { Button } from './button.tsx';
import controls from './control.module.css';
import { fieldId } from './field-context.ts';
import styles from './search-bar.module.css';

export interface SearchBarProps {
  /** The page that is searched; the words stand in its address behind `?search=`. */
  action: string;
  /** "Search programmes": the label, and what the button says to those who hear it. */
  label: string;
  value: string;
  /** What else narrows the list: fields of the same form. */
  children?: ReactNode;
  /** Whether any of them does now. */
  narrowed?: boolean;
}

/** Searches a list by GET: works without a script, and the address can be kept and sent. */
export function SearchBar({ action, label, value, children, narrowed = false }: SearchBarProps) {
  const { t } = useText();
  const id = fieldId('search');
  return (
    <Form method="get" action={action} role="search" className={styles.bar} key={value}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.row}>
        <input
          id={id}
          type="search"
          name="search"
          defaultValue={value}
          maxLength={200}
          autoComplete="off"
          className={controls.control}
        />
        <Button icon="search">{t('search.submit')}</Button>
      </div>
      {children}
      {(value || narrowed) && (
        <p className={styles.clear}>
          <Link to={action}>{t('search.clear')}</Link>
        </p>
      )}
    </Form>
  );
}
