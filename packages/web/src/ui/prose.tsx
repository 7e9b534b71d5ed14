import { Fragment, type ReactNode } from 'react';
import { arrangeHtml } from './arrange-html.ts';
import { classNames } from './class-names.ts';
import type { HeadingLevel } from './heading.tsx';
import styles from './prose.module.css';

export interface ProseProps {
  /** Sanitised HTML, as the API makes it of Markdown: nothing else may come here. */
  html: string;
  /** The level its highest headings get on this page. */
  topLevel?: HeadingLevel;
  /** What a wide table is called by screen readers that step onto it to scroll it. */
  tableLabel: string;
  /** Larger and calmer, for a lesson that is read from beginning to end. */
  size?: 'm' | 'l';
  /** What stands where the API left a place for an exercise, by its key. */
  exercise?: (key: string) => ReactNode;
}

/** A text with its headings, lists, tables and pictures. */
export function Prose({ html, topLevel = 2, tableLabel, size = 'm', exercise }: ProseProps) {
  const arranged = arrangeHtml(html, { topLevel, tableLabel });
  const pieces = exercise ? arranged.split(place) : [arranged];
  return pieces.map((piece, index) =>
    index % 2 === 1 ? (
      <Fragment key={piece}>{exercise?.(piece)}</Fragment>
    ) : (
      piece.trim() !== '' && (
        <div
          key={index}
          className={classNames(styles.prose, size === 'l' && styles.large)}
          dir="auto"
          // NOTE: the API sanitised it; that is its duty, and its tests hold it to that.
          dangerouslySetInnerHTML={{ __html: piece }}
        />
      )
    ),
  );
}

const place = /<div id="exercise-([a-z0-9-]+)"><\/div>/;
