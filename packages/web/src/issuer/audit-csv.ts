import { type AuditLine, allPages } from '@laurel/sdk';
import type { Route } from './+types/audit-csv.ts';
import { consoleOf } from './console/console-context.ts';
import { type CsvCell, csvResponse } from './console/csv.ts';
import { textOf } from './console/text-of.ts';

/** The audit log as CSV, with the actions as they are written. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { client, scope, membership } = consoleOf(context, 'audit:read');
  const { t } = textOf(request);
  const header = [
    t('issuer.audit.at'),
    t('issuer.audit.actor'),
    t('issuer.audit.actorKind'),
    t('issuer.audit.action'),
    t('issuer.audit.subject'),
    t('issuer.audit.detail'),
  ];
  const all = allPages(client.listAuditLines, { params: scope, query: { limit: 100 } });
  return csvResponse(`audit-${membership.organisationSlug}`, header, rows(all));
}

async function* rows(lines: AsyncIterable<AuditLine>): AsyncGenerator<CsvCell[], undefined> {
  for await (const { at, actor, action, subject, detail } of lines)
    yield [at, actor.name ?? actor.id, actor.kind, action, subject, JSON.stringify(detail)];
}
