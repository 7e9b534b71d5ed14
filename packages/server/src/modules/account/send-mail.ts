import type { WriteUnit } from '../../storage/index.ts';

/** Has a mail sent once the transaction is committed. */
export function sendMail(
  unit: WriteUnit,
  mail: { to: string; template: string; params: Record<string, string> },
): Promise<void> {
  return unit.enqueue({ task: 'send-mail', payload: { ...mail, language: 'en' } });
}
