import { Fragment, type ReactNode } from 'react';
import styles from './person-cell.module.css';

export interface PersonCellProps {
  /** The name, or a link that bears it. */
  name: ReactNode;
  email: string;
}

/** A person in a table: the name, and below it the address. */
export function PersonCell({ name, email }: PersonCellProps) {
  return (
    <span className={styles.person}>
      {name}
      <span className={styles.email}>
        {email.split(/(?=[@.])/).map((part, index) => (
          <Fragment key={`${index} ${part}`}>
            {index > 0 && <wbr />}
            {part}
          </Fragment>
        ))}
      </span>
    </span>
  );
}
