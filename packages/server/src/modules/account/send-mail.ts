import type { WriteUnit } from '../../storage/index.ts';

/** Has a mail sent once the transaction is committed. */
export function sendMail(
  unit: WriteUnit,
  { key, ...mail }: { to: string; template: string; params: Record<string, string>; key?: string },
): Promise<void> {
  return unit.enqueue({ task: 'send-mail', payload: { ...mail, language: 'en' }, ...(key ? { key } : {}) });
}
