import type { en } from '../text/en.ts';
import type { IconName } from './icon.tsx';

/** The answer about a whole credential. */
export type VerdictOutcome = 'valid' | 'not-valid' | 'could-not-be-checked';
/** The answer to one check; unknown is never pass. */
export type CheckOutcome = 'pass' | 'fail' | 'unknown' | 'not-applicable';

interface Look {
  icon: IconName;
  word: `verdict.${keyof typeof en.verdict}`;
  /** The colour role, as `data-tone`. */
  tone: 'valid' | 'invalid' | 'unknown' | 'none';
}

/** Icon, word and colour of each answer: three signs, so that none depends on another. */
export const verdictLook: Record<VerdictOutcome | 'replaced', Look> = {
  valid: { icon: 'check', word: 'verdict.valid', tone: 'valid' },
  'not-valid': { icon: 'cross', word: 'verdict.notValid', tone: 'invalid' },
  'could-not-be-checked': { icon: 'question', word: 'verdict.couldNotBeChecked', tone: 'unknown' },
  /** Not valid, and no reason for alarm: another counts in its place. */
  replaced: { icon: 'info', word: 'verdict.replaced', tone: 'none' },
};

export const checkLook: Record<CheckOutcome, Look> = {
  pass: { icon: 'check', word: 'verdict.pass', tone: 'valid' },
  fail: { icon: 'cross', word: 'verdict.fail', tone: 'invalid' },
  unknown: { icon: 'question', word: 'verdict.unknown', tone: 'unknown' },
  'not-applicable': { icon: 'info', word: 'verdict.notApplicable', tone: 'none' },
};
