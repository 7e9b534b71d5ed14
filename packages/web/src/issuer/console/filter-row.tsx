import type { ReactNode } from 'react';
import { Form } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import type { IconName } from '../../ui/icon.tsx';
import styles from './filter-row.module.css';

export interface FilterRowProps {
  /** What the form is called to those who hear it. */
  label: string;
  /** What the button says. */
  show: string;
  icon?: IconName;
  /** The list that is narrowed, where it is not the page itself. */
  action?: string;
  /** The way back to all of it, once something narrows it. */
  all?: { to: string; label: string } | undefined;
  /** The fields. */
  children: ReactNode;
}

/** Narrows a list by GET: works without a script, and the address can be kept and sent. */
export function FilterRow({ label, show, icon, action, all, children }: FilterRowProps) {
  return (
    <Form method="get" role="search" aria-label={label} className={styles.row} {...(action ? { action } : {})}>
      {children}
      <div className={styles.buttons}>
        <Button {...(icon ? { icon } : {})}>{show}</Button>
        {all && (
          <ButtonLink to={all.to} variant="quiet">
            {all.label}
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
