import { createTransport } from 'nodemailer';
import type { Mailer } from '../ports/index.ts';

/** Sends mail by SMTP. */
export function createSmtpMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return {
    async send(mail) {
      await transport.sendMail({ from, disableFileAccess: true, disableUrlAccess: true, ...mail });
    },
    async check() {
      await transport.verify();
    },
  };
}
