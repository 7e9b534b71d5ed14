import styles from './quote.module.css';

export interface QuoteProps {
  children: string;
}

/** Words of somebody, of which something is said beneath. */
export function Quote({ children }: QuoteProps) {
  return (
    <blockquote className={styles.quote} dir="auto">
      {children}
    </blockquote>
  );
}
