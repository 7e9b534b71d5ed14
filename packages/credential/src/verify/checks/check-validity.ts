import type { Credential } from '../../model/credential.ts';
import { toInstant } from '../../model/date-time.ts';
import { validityOf } from '../../model/validity.ts';
import { type Finding, fail, pass, toWarning } from '../finding.ts';
import type { Warning } from '../result.ts';
import type { Clock } from './clock.ts';

/** A person who relies on it for longer than this should know. */
const SOON_MS = 30 * 86_400_000;

/** Now is within the period the issuer gave (VC Data Model 2.0 section 4.9). */
export function checkValidity(credential: Credential, clock: Clock): PeriodFindings {
  return checkPeriod(validityOf(credential), clock);
}

/** What became of a period, and whether its end is near. */
export interface PeriodFindings {
  readonly finding: Finding;
  readonly warnings: readonly Warning[];
}

/** Now is within a period of whatever document. */
export function checkPeriod(
  { from: validFrom, until: validUntil }: ReturnType<typeof validityOf>,
  { now, toleranceMs }: Clock,
): PeriodFindings {
  const from = validFrom === undefined ? Number.NEGATIVE_INFINITY : toInstant(validFrom).getTime();
  const until = validUntil === undefined ? Number.POSITIVE_INFINITY : toInstant(validUntil).getTime();
  const only = (finding: Finding) => ({ finding, warnings: [] });
  if (from > until) return only(fail('validity.never', `from ${validFrom} until ${validUntil}`));
  if (now.getTime() + toleranceMs < from) return only(fail('validity.not-yet', `from ${validFrom}`));
  if (now.getTime() - toleranceMs >= until) return only(fail('validity.expired', `until ${validUntil}`));
  const soon = until - now.getTime() < SOON_MS;
  return {
    finding: pass('validity.in-force', `from ${validFrom ?? 'ever'} until ${validUntil ?? 'ever'}`),
    warnings: soon ? [toWarning('validity.expires-soon', validUntil)] : [],
  };
}
