import { composeMail } from './compose-mail.ts';
import type { DeliveryDeps } from './deps.ts';

/**
 * Makes the job that sends mail. A mail server that does not take a mail has the job tried again; with no mail server
 * set, mail is left unsent, which the log says once and health always.
 */
export function createMailSender({
  mailer,
  log,
}: Pick<DeliveryDeps, 'mailer' | 'log'>): (payload: Record<string, unknown>) => Promise<void> {
  let warned = false;
  return async (payload) => {
    const { template, ...mail } = composeMail(payload);
    if (mailer) return mailer.send(mail);
    if (!warned) log.warn({ template }, 'mail is off: set SMTP_URL to have mail sent; this one and later ones are not');
    warned = true;
  };
}
