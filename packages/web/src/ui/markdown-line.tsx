import { Fragment } from 'react';
import { Runs } from './markdown-text.tsx';
import { type Block, parseMarkdown } from './parse-markdown.ts';

/** A typed text where only words may stand, as in a legend or a label: its lines one below the other. */
export function MarkdownLine({ text }: { text: string }) {
  return parseMarkdown(text)
    .flatMap(linesOf)
    .map((line, index) => (
      <Fragment key={index}>
        {index > 0 && <br />}
        <Runs runs={line} />
      </Fragment>
    ));
}

function linesOf(block: Block) {
  if ('lines' in block) return block.lines;
  return block.items.map((item) => [{ text: '• ', look: 'plain' as const }, ...item]);
}
