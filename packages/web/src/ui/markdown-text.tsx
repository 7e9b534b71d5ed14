import { Fragment } from 'react';
import styles from './markdown-text.module.css';
import { type Block, parseMarkdown, type Run } from './parse-markdown.ts';

export interface MarkdownTextProps {
  /** As it was typed. */
  text: string;
}

/** A typed text with its paragraphs and lists. No HTML in it has any effect. */
export function MarkdownText({ text }: MarkdownTextProps) {
  return (
    <div className={styles.text} dir="auto">
      {parseMarkdown(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  if ('lines' in block) {
    const lines = block.lines.map((line, index) => (
      <Fragment key={index}>
        {index > 0 && <br />}
        <Runs runs={line} />
      </Fragment>
    ));
    return <p>{block.kind === 'heading' ? <strong>{lines}</strong> : lines}</p>;
  }
  const items = block.items.map((item, index) => (
    <li key={index}>
      <Runs runs={item} />
    </li>
  ));
  return block.kind === 'bullets' ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

const tags = { strong: 'strong', emphasis: 'em', code: 'code' } as const;

/** Words within a line, with their stress. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ text, look }, index) => {
    const Tag = look === 'plain' ? Fragment : tags[look];
    return <Tag key={index}>{text}</Tag>;
  });
}
