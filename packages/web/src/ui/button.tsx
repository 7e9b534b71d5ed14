import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/** How much a button asks for: one `primary` a page; `danger` for what cannot be undone. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: 'm' | 's';
  icon?: IconName;
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {
  /** The work it started is still running: it says so and takes no second press. */
  busy?: boolean;
}

/** A verb: "Issue 214 credentials". Submits its form unless `type="button"`. */
export function Button({ variant, size, icon, busy = false, type = 'submit', children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ variant, size })}
      aria-busy={busy}
      disabled={busy || rest.disabled}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** The classes of a button, for what looks like one. */
export function buttonClass({
  variant = 'secondary',
  size = 'm',
}: { [K in keyof ButtonLook]: ButtonLook[K] | undefined }) {
  return classNames(styles.button, styles[variant], size === 's' && styles.small);
}
