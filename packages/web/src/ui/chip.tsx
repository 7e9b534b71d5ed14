import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './chip.module.css';

export interface ChipProps {
  /** Where the word is explained. */
  to?: string;
  children: ReactNode;
}

/** A skill or a tag. As a link it leads to its definition. Several stand in a `ChipList`. */
export function Chip({ to, children }: ChipProps) {
  if (to === undefined) return <span className={styles.chip}>{children}</span>;
  return (
    <Link to={to} className={styles.chip}>
      {children}
    </Link>
  );
}

export interface ChipListProps {
  label: string;
  chips: readonly { label: string; to?: string }[];
}

export function ChipList({ label, chips }: ChipListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.label}>
          <Chip {...(chip.to === undefined ? {} : { to: chip.to })}>{chip.label}</Chip>
        </li>
      ))}
    </ul>
  );
}
