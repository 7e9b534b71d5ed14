import { Link, type LinkProps } from 'react-router';
import { type ButtonLook, buttonClass } from './button.tsx';
import { Icon } from './icon.tsx';

export interface ButtonLinkProps extends Omit<LinkProps, 'className'>, ButtonLook {}

/** A link that looks like a button: goes somewhere, changes nothing. `reloadDocument` for addresses outside the pages. */
export function ButtonLink({ variant, size, icon, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass({ variant, size })}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
