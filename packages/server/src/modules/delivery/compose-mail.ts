import { z } from 'zod';
import type { Foot, LaidOut } from './lay-out.ts';
import { alreadyRegistered, alreadyRegisteredParams } from './templates/already-registered.ts';
import { cohortEnding, cohortEndingParams } from './templates/cohort-ending.ts';
import { cohortNoPlace, cohortNoPlaceParams } from './templates/cohort-no-place.ts';
import { cohortPlace, cohortPlaceParams } from './templates/cohort-place.ts';
import { confirmAddress, confirmAddressParams } from './templates/confirm-address.ts';
import { credentialIssued, credentialIssuedParams } from './templates/credential-issued.ts';
import { credentialReplaced, credentialReplacedParams } from './templates/credential-replaced.ts';
import { credentialRevoked, credentialRevokedParams } from './templates/credential-revoked.ts';
import { deadlineNear, deadlineNearParams } from './templates/deadline-near.ts';
import { guestCode, guestCodeParams } from './templates/guest-code.ts';
import { guestReview, guestReviewParams } from './templates/guest-review.ts';
import { invitation, invitationParams } from './templates/invitation.ts';
import { message, messageParams } from './templates/message.ts';
import { peerReviews, peerReviewsParams } from './templates/peer-reviews.ts';
import { proctoredWaiting, proctoredWaitingParams } from './templates/proctored-waiting.ts';
import { recognitionDecided, recognitionDecidedParams } from './templates/recognition-decided.ts';
import { resetPassword, resetPasswordParams } from './templates/reset-password.ts';
import { stoppedAt, stoppedAtParams } from './templates/stopped-at.ts';
import { submissionDecided, submissionDecidedParams } from './templates/submission-decided.ts';

const job = z.discriminatedUnion('template', [
  mail('confirm-address', confirmAddressParams),
  mail('already-registered', alreadyRegisteredParams),
  mail('reset-password', resetPasswordParams),
  mail('invitation', invitationParams),
  mail('credential-issued', credentialIssuedParams),
  mail('credential-revoked', credentialRevokedParams),
  mail('credential-replaced', credentialReplacedParams),
  mail('submission-decided', submissionDecidedParams),
  mail('guest-review', guestReviewParams),
  mail('guest-code', guestCodeParams),
  chosenMail('cohort-place', cohortPlaceParams),
  mail('recognition-decided', recognitionDecidedParams),
  chosenMail('deadline-near', deadlineNearParams),
  chosenMail('cohort-ending', cohortEndingParams),
  chosenMail('cohort-no-place', cohortNoPlaceParams),
  chosenMail('stopped-at', stoppedAtParams),
  chosenMail('message', messageParams),
  chosenMail('peer-reviews', peerReviewsParams),
  chosenMail('proctored-waiting', proctoredWaitingParams),
]);

/** What is necessary goes to an address. */
function mail<Name extends string, Params extends z.ZodType>(template: Name, params: Params) {
  return z.object({ to: z.email(), template: z.literal(template), language: z.string(), params });
}

/** What one may turn off goes to a person: whether they want it, and at which address, is looked up when it is sent. */
function chosenMail<Name extends string, Params extends z.ZodType>(template: Name, params: Params) {
  return z.object({
    personId: z.uuid(),
    /** Of a message: whose it is. */
    organisationId: z.uuid().optional(),
    template: z.literal(template),
    language: z.string(),
    params,
  });
}

/** A mail to be sent, as a job carries it. */
export type MailJob = z.infer<typeof job>;

/** One that may be turned off. */
export type ChosenMailJob = Extract<MailJob, { personId: string }>;

/** The names of all templates. */
export const templateNames = job.options.map(({ shape }) => shape.template.value);

/**
 * Reads a job.
 *
 * @throws ZodError when the parameters are not those of the template
 */
export function readMailJob(payload: unknown): MailJob {
  return job.parse(payload);
}

/** Writes what is necessary. English is the only language written so far; any other gets it too. */
export function composeMail(mail: Exclude<MailJob, ChosenMailJob>): LaidOut {
  switch (mail.template) {
    case 'confirm-address':
      return confirmAddress(mail.params);
    case 'already-registered':
      return alreadyRegistered(mail.params);
    case 'reset-password':
      return resetPassword(mail.params);
    case 'invitation':
      return invitation(mail.params);
    case 'credential-issued':
      return credentialIssued(mail.params);
    case 'credential-revoked':
      return credentialRevoked(mail.params);
    case 'credential-replaced':
      return credentialReplaced(mail.params);
    case 'submission-decided':
      return submissionDecided(mail.params);
    case 'guest-review':
      return guestReview(mail.params);
    case 'guest-code':
      return guestCode(mail.params);
    case 'recognition-decided':
      return recognitionDecided(mail.params);
  }
}

/** Writes what may be turned off: its foot says how. */
export function composeChosenMail(mail: ChosenMailJob, foot: Foot): LaidOut {
  switch (mail.template) {
    case 'cohort-place':
      return cohortPlace(mail.params, foot);
    case 'deadline-near':
      return deadlineNear(mail.params, foot);
    case 'cohort-ending':
      return cohortEnding(mail.params, foot);
    case 'cohort-no-place':
      return cohortNoPlace(mail.params, foot);
    case 'stopped-at':
      return stoppedAt(mail.params, foot);
    case 'message':
      return message(mail.params, foot);
    case 'peer-reviews':
      return peerReviews(mail.params, foot);
    case 'proctored-waiting':
      return proctoredWaiting(mail.params, foot);
  }
}
