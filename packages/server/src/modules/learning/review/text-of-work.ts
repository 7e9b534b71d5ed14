import { newTextBudget } from '../markdown/text-budget.ts';
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
  const budget = newTextBudget();
  const htmlOf = (source: string) => renderMarkdown(source, { origin, budget });
  return {
    html: htmlOf(body),
    pieces: pieces.map(({ id, title, reflection }) => ({ id, title, html: htmlOf(reflection) })),
  };
}

/** The same as plain text, for finding words in it. */
export function textOfWork({ html, pieces }: ShownWork): string {
  return [html, ...pieces.map((piece) => piece.html)].map(plainTextOf).filter(Boolean).join(' ');
}
