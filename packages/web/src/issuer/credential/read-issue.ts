import { faultsOf, type IssuedCredential, type IssueInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { formValues } from '../../session/form-values.ts';
import type { Console } from '../console/console-context.ts';
import { type Fault, fieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';

interface IssueEntry {
  body: IssueInput;
  values: Values;
  faults: Fault[];
}

/** What is to be issued, checked by the contract before it is shown. */
export function readIssue(form: FormData, t: TFunction): IssueEntry {
  const { text, optional, faults } = fieldReader(form, t);
  const body: IssueInput = {
    achievementId: text('achievementId'),
    recipient: { name: text('recipient.name'), email: text('recipient.email') },
    completedOn: optional('completedOn'),
    narrative: optional('narrative'),
  };
  const values = {
    ...formValues(form),
    'recipient.name': body.recipient.name,
    'recipient.email': body.recipient.email,
    narrative: body.narrative ?? '',
  };
  return { body, values, faults: [...faults, ...faultsOf('issueCredential', body).map((fault) => inWords(fault, t))] };
}

/** The contract's messages are for those who write software. */
function inWords({ pointer, message }: Fault, t: TFunction): Fault {
  const name = (['achievementId', 'name', 'email', 'completedOn'] as const).find((field) =>
    pointer.endsWith(`/${field}`),
  );
  return { pointer, message: name ? t(`issuer.issue.fault.${name}`) : message };
}

/** What this address already holds of this achievement: a second one is rarely meant. */
export async function earlierOf({ client, scope, membership }: Console, body: IssueInput): Promise<IssuedCredential[]> {
  if (!membership.permissions.includes('credential:read')) return [];
  const { email } = body.recipient;
  const { items } = await client.listIssuedCredentials({
    params: scope,
    query: { search: email, achievementId: body.achievementId, state: 'issued', limit: 10 },
  });
  return items.filter(({ recipientEmail }) => recipientEmail.toLowerCase() === email.toLowerCase());
}
