import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Where a schema was not met, as a path and a sentence: of several alternatives, the one that was followed furthest. */
export function describeIssue(error: z.ZodError): string {
  const [first] = error.issues;
  if (first === undefined) return 'unknown';
  const { path, message } = furthest(first);
  return `/${path.map(String).join('/')}: ${message}`;
}

function furthest(issue: Issue): Pick<Issue, 'path' | 'message'> {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .flatMap(([first]) => first ?? [])
    .map((first) => furthest({ ...first, path: [...issue.path, ...first.path] }));
  return [issue, ...inner].reduce((best, next) => (next.path.length > best.path.length ? next : best));
}
