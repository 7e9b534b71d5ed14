import { z } from 'zod';
import type { LaidOut } from './lay-out.ts';
import { alreadyRegistered, alreadyRegisteredParams } from './templates/already-registered.ts';
import { confirmAddress, confirmAddressParams } from './templates/confirm-address.ts';
import { credentialIssued, credentialIssuedParams } from './templates/credential-issued.ts';
import { credentialReplaced, credentialReplacedParams } from './templates/credential-replaced.ts';
import { credentialRevoked, credentialRevokedParams } from './templates/credential-revoked.ts';
import { invitation, invitationParams } from './templates/invitation.ts';
import { resetPassword, resetPasswordParams } from './templates/reset-password.ts';

const job = z.discriminatedUnion('template', [
  mail('confirm-address', confirmAddressParams),
  mail('already-registered', alreadyRegisteredParams),
  mail('reset-password', resetPasswordParams),
  mail('invitation', invitationParams),
  mail('credential-issued', credentialIssuedParams),
  mail('credential-revoked', credentialRevokedParams),
  mail('credential-replaced', credentialReplacedParams),
]);

function mail<Name extends string, Params extends z.ZodType>(template: Name, params: Params) {
  return z.object({ to: z.email(), template: z.literal(template), language: z.string(), params });
}

/** A mail to be sent, as a job carries it. */
export type MailJob = z.infer<typeof job>;

/** The names of all templates. */
export const templateNames = job.options.map(({ shape }) => shape.template.value);

/**
 * Reads a job and writes its mail. English is the only language written so far; any other gets it too.
 *
 * @throws ZodError when the parameters are not those of the template
 */
export function composeMail(payload: unknown): LaidOut & { to: string; template: MailJob['template'] } {
  const parsed = job.parse(payload);
  return { to: parsed.to, template: parsed.template, ...write(parsed) };
}

function write(parsed: MailJob): LaidOut {
  switch (parsed.template) {
    case 'confirm-address':
      return confirmAddress(parsed.params);
    case 'already-registered':
      return alreadyRegistered(parsed.params);
    case 'reset-password':
      return resetPassword(parsed.params);
    case 'invitation':
      return invitation(parsed.params);
    case 'credential-issued':
      return credentialIssued(parsed.params);
    case 'credential-revoked':
      return credentialRevoked(parsed.params);
    case 'credential-replaced':
      return credentialReplaced(parsed.params);
  }
}
