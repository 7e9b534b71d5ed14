import { renderMarkdown } from '../render-markdown.ts';
import type { SubmissionRow } from '../submission/store.ts';
import { plainTextOf } from './place-quote.ts';

type Written = Pick<SubmissionRow, 'body' | 'pieces'>;

/** What a learner wrote, as reviewers see it. */
export interface ShownWork {
  html: string;
  pieces: { id: string; title: string; html: string }[];
}

/** Shows what a learner wrote: sanitised, so that nothing in it runs in a reviewer's page. */
export function showWork({ body, pieces }: Written, { origin }: { origin: string }): ShownWork {
  return {
    html: renderMarkdown(body, { origin }),
    pieces: pieces.map(({ id, title, reflection }) => ({ id, title, html: renderMarkdown(reflection, { origin }) })),
  };
}

/** The same as plain text, for finding words in it. */
export function textOfWork(written: Written, deps: { origin: string }): string {
  const { html, pieces } = showWork(written, deps);
  return [html, ...pieces.map((piece) => piece.html)].map(plainTextOf).filter(Boolean).join(' ');
}
