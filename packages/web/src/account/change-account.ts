import type { LaurelClient } from '@laurel/sdk';
import { formText } from '../session/form-text.ts';

/** What the account page says once it is done. */
export type AccountChange =
  | 'name'
  | 'email-added'
  | 'email-confirmed'
  | 'email-removed'
  | 'email-primary'
  | 'passkey-added'
  | 'passkey-removed';

type Client = Pick<LaurelClient, 'changeMe' | 'addEmail' | 'removeEmail' | 'makeEmailPrimary' | 'removePasskey'>;

/** The forms of the account page by their `intent`: each one call, and what was done by it. */
const changes: Record<string, (client: Client, form: FormData) => Promise<AccountChange>> = {
  async rename(client, form) {
    await client.changeMe({ body: { name: formText(form, 'name') } });
    return 'name';
  },
  async 'add-email'(client, form) {
    await client.addEmail({ body: { email: formText(form, 'email').trim() } });
    return 'email-added';
  },
  async 'remove-email'(client, form) {
    await client.removeEmail({ params: { emailId: formText(form, 'emailId') } });
    return 'email-removed';
  },
  async 'make-primary'(client, form) {
    await client.makeEmailPrimary({ params: { emailId: formText(form, 'emailId') } });
    return 'email-primary';
  },
  async 'remove-passkey'(client, form) {
    await client.removePasskey({ params: { passkeyId: formText(form, 'passkeyId') } });
    return 'passkey-removed';
  },
};

/** Does what the form asks; nothing for an intent that no form of ours has. */
export async function changeAccount(client: Client, form: FormData): Promise<AccountChange | undefined> {
  const intent = formText(form, 'intent');
  return Object.hasOwn(changes, intent) ? changes[intent]?.(client, form) : undefined;
}
