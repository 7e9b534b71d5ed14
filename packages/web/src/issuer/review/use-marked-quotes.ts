import type { ReviewView } from '@laurel/sdk';
import { type RefObject, useEffect } from 'react';
import { findQuote } from './find-quote.ts';

/** Marks the words that remarks are on, without touching what the learner wrote; where a browser cannot, the remarks quote them. */
export function useMarkedQuotes(place: RefObject<HTMLElement | null>, comments: ReviewView['comments']): void {
  useEffect(() => {
    const root = place.current;
    if (!root || typeof CSS === 'undefined' || !('highlights' in CSS)) return;
    const nodes = textNodesOf(root);
    const texts = nodes.map(({ data }) => data);
    const ranges = comments.flatMap(({ quote, offset }) => {
      const found = offset === null ? undefined : findQuote(texts, { quote, offset });
      const [from, to] = [found && nodes[found.from.text], found && nodes[found.to.text]];
      if (!found || !from || !to) return [];
      const range = document.createRange();
      range.setStart(from, found.from.offset);
      range.setEnd(to, found.to.offset);
      return [range];
    });
    CSS.highlights.set('remarked', new Highlight(...ranges));
    return () => void CSS.highlights.delete('remarked');
  }, [place, comments]);
}

function textNodesOf(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}
