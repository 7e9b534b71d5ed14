import type { Mail } from '../../ports/index.ts';
import { type ChosenMailJob, composeMail, readMailJob } from './compose-mail.ts';
import type { DeliveryDeps } from './deps.ts';

interface Deps extends Pick<DeliveryDeps, 'mailer' | 'log'> {
  /** Addresses what one may turn off; nothing where it is off. */
  address(job: ChosenMailJob): Promise<Mail | undefined>;
}

/**
 * Makes the job that sends mail. A mail server that does not take a mail has the job tried again; with no mail server
 * set, mail is left unsent, which the log says once and health always.
 */
export function createMailSender({ mailer, log, address }: Deps): (payload: Record<string, unknown>) => Promise<void> {
  let warned = false;
  return async (payload) => {
    const job = readMailJob(payload);
    if (mailer) {
      const mail = 'personId' in job ? await address(job) : { to: job.to, ...composeMail(job) };
      if (mail) await mailer.send(mail);
      return;
    }
    if (!warned)
      log.warn(
        { template: job.template },
        'mail is off: set SMTP_URL to have mail sent; this one and later ones are not',
      );
    warned = true;
  };
}
