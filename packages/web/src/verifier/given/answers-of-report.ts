import type { PathStep, ServerReport, Verdict } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import type { ItemAnswer } from '../answer.ts';
import { isReport, type ReportGiven, refusedByApi } from './ask-api.ts';

/** An answer about something inside of what the API was asked to open, and where in it that stood. */
export type PlacedAnswer = ItemAnswer & { path: readonly PathStep[] };

export interface Reported {
  given: ReportGiven;
  report: ServerReport | Problem;
  /** Makes an answer of a verdict. */
  answerOf: (verdict: Verdict) => Promise<ItemAnswer>;
}

/** Each credential that the API found, and each part that it refused, as an answer of its own. */
export async function answersOfReport({ given, report, answerOf }: Reported): Promise<PlacedAnswer[]> {
  if (!isReport(report)) {
    const path: PathStep[] = 'url' in given ? [{ in: 'url', url: given.url }] : [];
    return [{ path, ...refusedByApi(report) }];
  }
  const verified = await Promise.all(
    report.answers.map(async ({ path, verdict }) => ({ path, ...(await answerOf(verdict)) })),
  );
  return [...verified, ...report.refused.map(refusedPart)];
}

function refusedPart({ path, code, detail, sentence, whatToDo }: ServerReport['refused'][number]): PlacedAnswer {
  // The words for such codes are about what a verification needs; here the thing itself could not be had.
  if (code.startsWith('retrieval.') && path.at(-1)?.in === 'url')
    return { path, code: 'unreadable', sentence: '', whatToDo: '', detail: detail ?? sentence };
  return { path, code, detail, sentence, whatToDo };
}
