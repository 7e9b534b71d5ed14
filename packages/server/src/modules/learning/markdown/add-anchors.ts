import type { Token } from 'markdown-it';

const blocks = new Set([
  'heading_open',
  'paragraph_open',
  'bullet_list_open',
  'ordered_list_open',
  'blockquote_open',
  'table_open',
]);

/**
 * Gives each block of a text an id to come back to: `p-1`, `p-2` in order. Inside a published version a text never
 * changes, so a number stays with its block. No id can be taken for a name that scripts use.
 */
export function addAnchors(tokens: readonly Token[]): void {
  let number = 0;
  for (const token of tokens) {
    if (token.level !== 0 || !blocks.has(token.type)) continue;
    number += 1;
    token.attrSet('id', `p-${number}`);
  }
}
