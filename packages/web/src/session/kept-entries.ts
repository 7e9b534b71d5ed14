import { data } from 'react-router';
import type { Problem } from './problem.ts';

/** What somebody had filled in when their session turned out to be over: names and values, without files and secrets. */
export type KeptEntries = readonly (readonly [string, string])[];

const megabyte = 1024 * 1024;

/**
 * What an action throws when the API says that nobody is signed in: the error page keeps the entries, lets the reader
 * sign in beside it and sends them again. A form too large to keep is lost, and the page then says nothing of it.
 */
export async function sessionEnded(request: Request, problem: Problem) {
  const announced = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  if (!(announced <= 4 * megabyte)) return data({ ...problem, entries: [] as KeptEntries }, { status: problem.status });
  const form = await request.clone().formData();
  const kept = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const entries: KeptEntries = kept.filter(([name]) => !/password|secret/i.test(name));
  return data({ ...problem, entries }, { status: problem.status });
}

/** The entries in what an error boundary caught. */
export function keptEntriesOf(problem: unknown): KeptEntries {
  const { entries } = Object(problem) as { entries?: unknown };
  return Array.isArray(entries) ? entries : [];
}
