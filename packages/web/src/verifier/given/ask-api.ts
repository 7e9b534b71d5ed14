import type { ServerReport, Verdict, VerifyInput } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import type { ItemAnswer } from '../answer.ts';

/** What the API is asked to open: whatever is at an address, or a file. */
export type ReportGiven = { url: string } | { file: Uint8Array };

/** Has the API verify: the verdict, or what it refused. */
export type AskApi = (body: VerifyInput) => Promise<Verdict | Problem>;

/** Has the API open something and verify every credential in it. */
export type AskReport = (given: ReportGiven) => Promise<ServerReport | Problem>;

export function isVerdict(answer: Verdict | Problem): answer is Verdict {
  return 'outcome' in answer;
}

export function isReport(answer: ServerReport | Problem): answer is ServerReport {
  return 'answers' in answer;
}

/** More JSON than this the API does not take. */
const longestJson = 1_000_000;

/** Has the API verify one credential: bytes, and a text that is too long for JSON, are sent as a file. */
export async function askAbout(
  content: string | Uint8Array,
  { ask, askReport, receipts = [] }: { ask: AskApi; askReport: AskReport; receipts?: readonly string[] },
): Promise<Verdict | Problem> {
  if (typeof content === 'string') {
    const body = { credential: content, ...(receipts.length === 0 ? {} : { receipts: receipts.slice(0, 64) }) };
    if (bytesOf(JSON.stringify(body)).length < longestJson) return ask(body);
  }
  const report = await askReport({ file: typeof content === 'string' ? bytesOf(content) : content });
  if (!isReport(report)) return report;
  const [only, ...others] = report.answers;
  return only && others.length === 0 ? only.verdict : notOne;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const notOne: Problem = { status: 400, code: 'invalid-request', title: 'It is not one credential', errors: [] };

/** The API's refusal as the answer about one thing. */
export function refusedByApi(problem: Problem): ItemAnswer {
  const unreadable = problem.errors.find(({ pointer }) => pointer === '/url');
  if (unreadable) return { code: 'unreadable', sentence: '', whatToDo: '', detail: unreadable.message };
  return { code: problem.code, sentence: problem.detail ?? problem.title, whatToDo: '', problem };
}
