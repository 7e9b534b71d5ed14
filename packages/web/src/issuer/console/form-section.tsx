import type { ReactNode } from 'react';
import { Heading, type HeadingLevel } from '../../ui/heading.tsx';
import styles from './form-section.module.css';

export interface FormSectionProps {
  title: string;
  lead?: ReactNode;
  level?: HeadingLevel;
  children: ReactNode;
}

/** A part of a long form, or of a page: its heading, a sentence, what belongs to it. */
export function FormSection({ title, lead, level = 2, children }: FormSectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <Heading level={level}>{title}</Heading>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {children}
    </section>
  );
}
