import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './card.module.css';
import { Heading, type HeadingLevel } from './heading.tsx';

export interface CardProps {
  title: string;
  /** Where the card leads; all of it is the target. */
  to?: string;
  level?: HeadingLevel;
  /** An image or a mark above the title; decoration only. */
  media?: ReactNode;
  /** A line above the title: the kind, the organisation. */
  eyebrow?: ReactNode;
  children?: ReactNode;
  /** Facts or actions at the foot. */
  footer?: ReactNode;
}

/** Something one picks out of several. What one compares belongs in a Table. */
export function Card({ title, to, level = 3, media, eyebrow, children, footer }: CardProps) {
  return (
    <article className={styles.card} data-link={to ? '' : undefined}>
      {media && <div className={styles.media}>{media}</div>}
      <div className={styles.words}>
        {eyebrow && <div className={styles.eyebrow}>{eyebrow}</div>}
        <Heading level={level} className={styles.title}>
          {to ? (
            <Link to={to} className={styles.link}>
              {title}
            </Link>
          ) : (
            title
          )}
        </Heading>
        {children}
      </div>
      {footer && <div className={styles.footer}>{footer}</div>}
    </article>
  );
}
