import type { Check, Outcome } from './result.ts';
import { within } from './within.ts';

const BECAUSE = 'Could not be checked, because ';

/**
 * The whole answer in one sentence, with what to do about it. The check that decides speaks: the first that failed, else
 * the first that could not be made.
 */
export function sentenceOf(outcome: Outcome, checks: readonly Check[]): { sentence: string; whatToDo: string } {
  if (outcome === 'valid') {
    return { sentence: 'Valid: it is genuine, from the issuer it names, and still good.', whatToDo: '' };
  }
  const decisive = checks.find((check) => check.outcome === (outcome === 'not-valid' ? 'fail' : 'unknown'));
  if (decisive === undefined) return { sentence: 'Could not be checked.', whatToDo: '' };
  const { sentence, whatToDo } = decisive;
  if (outcome === 'not-valid') return { sentence: `Not valid: ${sentence}`, whatToDo };
  // What is said of the record is such a sentence already.
  const isWhole = sentence.startsWith(BECAUSE);
  return { sentence: isWhole ? sentence : `${BECAUSE}${within(sentence)}`, whatToDo };
}
