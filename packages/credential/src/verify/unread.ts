import { type Finding, toCheck, unknown } from './finding.ts';
import { checkNames, overallOutcome, type Verdict } from './result.ts';
import { sentenceOf } from './sentence-of.ts';

/** The verdict about something that could not even be read. */
export function unread(parse: Finding, now: Date): Verdict {
  const checks = checkNames.map((name) => toCheck(name, name === 'parse' ? parse : unknown('check.not-reached')));
  const outcome = overallOutcome(checks);
  const technical = { checkedAt: now.toISOString(), proofs: [], statuses: [], documents: [] };
  return {
    outcome,
    ...sentenceOf(outcome, checks),
    signature: 'unknown',
    checks,
    warnings: [],
    information: [],
    contents: [],
    endorsements: [],
    technical,
  };
}
