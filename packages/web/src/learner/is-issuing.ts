import type { EnrolmentSummary } from '@laurel/sdk';

/** Everything is done, or was recognised, and the credential has not come yet. */
export function isIssuing({ lessonsDone, lessonsTotal, recognised, credentialId }: EnrolmentSummary): boolean {
  return credentialId === null && (recognised || (lessonsTotal > 0 && lessonsDone >= lessonsTotal));
}

const usualMs = 60_000;

/** Whether the wait since then is longer than issuing usually takes. */
export function isSlow(since: string | null, now: number): boolean {
  return since !== null && now - Date.parse(since) > usualMs;
}
