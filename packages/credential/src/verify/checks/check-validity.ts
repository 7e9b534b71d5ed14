import type { Credential } from '../../model/credential.ts';
import { toInstant } from '../../model/date-time.ts';
import { type Finding, fail, pass } from '../finding.ts';
import type { Clock } from './clock.ts';

/** Now is within the period the issuer gave (VC Data Model 2.0 section 4.9). */
export function checkValidity({ validFrom, validUntil }: Credential, { now, toleranceMs }: Clock): Finding {
  const from = validFrom === undefined ? Number.NEGATIVE_INFINITY : toInstant(validFrom).getTime();
  const until = validUntil === undefined ? Number.POSITIVE_INFINITY : toInstant(validUntil).getTime();
  if (from > until) return fail('validity.never', `from ${validFrom} until ${validUntil}`);
  if (now.getTime() + toleranceMs < from) return fail('validity.not-yet', `from ${validFrom}`);
  if (now.getTime() - toleranceMs >= until) return fail('validity.expired', `until ${validUntil}`);
  return pass('validity.in-force', `from ${validFrom ?? 'ever'} until ${validUntil ?? 'ever'}`);
}
