import { allPages, type IssuedCredential } from '@laurel/sdk';
import type { Route } from './+types/credentials-csv.ts';
import { consoleOf } from './console/console-context.ts';
import { type CsvCell, csvResponse } from './console/csv.ts';
import { textOf } from './console/text-of.ts';
import { readFilters } from './credential/credential-filters.ts';

/** The issued credentials that the address asks for, as CSV. */
export function loader({ request, context, url }: Route.LoaderArgs) {
  const { client, scope, membership } = consoleOf(context, 'credential:read');
  const { t } = textOf(request);
  const query = { ...readFilters(url), limit: 100 };
  const header = [
    t('issuer.credentials.recipient'),
    t('issuer.credential.email'),
    t('issuer.credentials.achievement'),
    t('issuer.credentials.stateHeader'),
    t('issuer.credentials.issuedOn'),
    t('credential.validUntil'),
    t('issuer.credential.revokedAt'),
    t('issuer.credential.reason'),
    t('issuer.credential.address'),
  ];
  const all = allPages(client.listIssuedCredentials, { params: scope, query });
  return csvResponse(`credentials-${membership.organisationSlug}`, header, rows(all));
}

async function* rows(credentials: AsyncIterable<IssuedCredential>): AsyncGenerator<CsvCell[], undefined> {
  for await (const row of credentials)
    yield [
      row.recipientName,
      row.recipientEmail,
      row.achievementName,
      row.state,
      row.issuedAt,
      row.validUntil,
      row.revokedAt,
      row.revocationReason,
      row.url,
    ];
}
