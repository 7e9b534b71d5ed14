import type { EnvelopeTimes } from './envelope.ts';

/** Why a signature does not count now. */
export type TimesReasonCode = 'proof.expired' | 'proof.not-yet' | 'proof.created-in-future';

/**
 * Why a signature does not count at this instant, or undefined if it does. These are the times of the signature; how long
 * the credential itself is good is in the document.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4
 */
export function checkTimes(
  { issuedAt, notBefore, expires }: EnvelopeTimes,
  { now, toleranceMs }: { readonly now: Date; readonly toleranceMs: number },
): TimesReasonCode | undefined {
  const at = now.getTime();
  if (Number.isNaN(at)) throw new RangeError('now is no instant');
  if (expires !== undefined && at - toleranceMs >= expires.getTime()) return 'proof.expired';
  if (notBefore !== undefined && at + toleranceMs < notBefore.getTime()) return 'proof.not-yet';
  if (issuedAt !== undefined && at + toleranceMs < issuedAt.getTime()) return 'proof.created-in-future';
  return undefined;
}
