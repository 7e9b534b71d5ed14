import { type AffectedCredential, allPages } from '@laurel/sdk';
import type { Route } from './+types/affected-csv.ts';
import { consoleOf } from './console/console-context.ts';
import { type CsvCell, csvResponse } from './console/csv.ts';
import { textOf } from './console/text-of.ts';
import { shortKey } from './signing-key/short-key.ts';

/** What a stolen key leaves no longer valid, as CSV. */
export function loader({ request, context, params }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'signing-key:manage');
  const { t } = textOf(request);
  const header = [
    t('issuer.credentials.recipient'),
    t('issuer.credential.email'),
    t('issuer.credentials.achievement'),
    t('issuer.credentials.stateHeader'),
    t('issuer.credentials.issuedOn'),
    t('issuer.signingKey.logIndex'),
    t('issuer.credential.address'),
    t('issuer.signingKey.replacedBy'),
  ];
  const where = { ...scope, signingKeyId: params.signingKeyId };
  const all = allPages(client.listAffectedCredentials, { params: where, query: { limit: 100 } });
  return csvResponse(`affected-${shortKey(params.signingKeyId)}`, header, rows(all));
}

async function* rows(credentials: AsyncIterable<AffectedCredential>): AsyncGenerator<CsvCell[], undefined> {
  for await (const row of credentials)
    yield [
      row.recipientName,
      row.recipientEmail,
      row.achievementName,
      row.state,
      row.issuedAt,
      row.logIndex,
      row.url,
      row.replacedBy,
    ];
}
