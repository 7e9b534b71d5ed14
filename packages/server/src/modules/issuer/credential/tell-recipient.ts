import type { WriteUnit } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import type { CredentialRow } from './store.ts';

/** The address of a credential's page for whoever it was issued to. */
export function recipientUrl(origin: string, id: string, accessKey: string | undefined): string {
  return `${addresses.credential(origin, id)}${accessKey ? `?key=${accessKey}` : ''}`;
}

/** Mails the recipient where the credential is. */
export async function tellRecipient(
  { origin }: Pick<IssuerDeps, 'origin'>,
  unit: WriteUnit,
  { row, accessKey }: { row: CredentialRow; accessKey: string | undefined },
): Promise<void> {
  const organisation = await findOrganisation(unit.tx, row.organisationId);
  await unit.enqueue({
    task: 'send-mail',
    key: `credential-issued:${row.id}`,
    payload: {
      to: row.recipientEmail,
      template: 'credential-issued',
      language: 'en',
      params: {
        recipientName: row.recipientName,
        achievementName: row.achievementName,
        organisationName: organisation?.name ?? '',
        url: recipientUrl(origin, row.id, accessKey),
      },
    },
  });
}
