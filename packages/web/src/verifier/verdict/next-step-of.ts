import type { Verdict } from '@laurel/sdk';
import type { en } from '../../text/en.ts';
import { decisiveCheck } from './use-verdict-text.ts';

export type NextStep = keyof typeof en.verifier.result.nextSteps;

const byReason: Readonly<Record<string, NextStep>> = {
  'status.revoked': 'revoked',
  'status.suspended': 'suspended',
  'validity.expired': 'expired',
  'validity.not-yet': 'early',
  'credential.not-a-credential': 'notCredential',
};

/** What somebody with this verdict should do: each outcome leads on, and none to a dead end. */
export function nextStepOf(verdict: Verdict): NextStep {
  if (verdict.outcome === 'valid') return verdict.issuerStanding?.kind === 'look-alike' ? 'lookAlike' : 'valid';
  const reasonCode = decisiveCheck(verdict)?.reasonCode ?? '';
  const known = Object.hasOwn(byReason, reasonCode) ? byReason[reasonCode] : undefined;
  if (known) return known;
  if (verdict.outcome === 'not-valid') return 'forged';
  return isUnanswered(verdict) ? 'unanswered' : 'unsupported';
}

/** Whether something that was asked for did not come, rather than came and could not be read. */
function isUnanswered({ checks }: Verdict): boolean {
  return checks.some(
    ({ outcome, reasonCode }) =>
      outcome === 'unknown' && /^(retrieval|evidence)\.|unreadable|out-of-date/.test(reasonCode),
  );
}
