import styles from './code-block.module.css';

export interface CodeBlockProps {
  title: string;
  code: string;
}

/** A few lines of code, scrolled where they are wider than the place. */
export function CodeBlock({ title, code }: CodeBlockProps) {
  return (
    <figure className={styles.block}>
      <figcaption className={styles.title}>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone; the keyboard must be able to scroll it */}
      <pre className={styles.code} tabIndex={0} dir="ltr">
        <code>{code}</code>
      </pre>
    </figure>
  );
}
