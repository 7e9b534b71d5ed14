import type { AnswerOf, endpoints } from '@laurel/api';
import { renderMarkdown } from '../render-markdown.ts';
import type { RecognitionTerms } from './terms-store.ts';

type Notice = AnswerOf<typeof endpoints.getCataloguePage>['recognition'];

/** What anybody may read of recognising prior learning. */
export function presentNotice(terms: RecognitionTerms | null, { origin }: { origin: string }): Notice {
  return terms && { guidanceHtml: renderMarkdown(terms.guidance, { origin }), retryDays: terms.retryDays };
}
