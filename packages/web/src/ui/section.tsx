import { type ReactNode, useId } from 'react';
import { Heading } from './heading.tsx';
import styles from './section.module.css';

export interface SectionProps {
  title: string;
  level?: 2 | 3;
  lead?: ReactNode;
  children?: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, level = 2, lead, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Heading level={level} id={id}>
        {title}
      </Heading>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
