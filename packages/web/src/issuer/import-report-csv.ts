import type { LaurelClient, ReportLine } from '@laurel/sdk';
import { needed } from '../session/refusal.ts';
import type { Route } from './+types/import-report-csv.ts';
import { consoleOf } from './console/console-context.ts';
import { type CsvCell, csvResponse } from './console/csv.ts';
import { textOf } from './console/text-of.ts';

/** The whole report of an import as CSV. */
export async function loader({ request, context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'programme:write');
  const { t } = textOf(request);
  const where = { ...scope, importId: params.importId };
  // Whoever may not see it is told so before the download begins.
  await needed(client.getImport({ params: where }), url);
  const columns = ['place', 'what', 'title', 'outcome', 'why', 'whatToDo'] as const;
  const header = columns.map((name) => t(`issuer.exchange.columns.${name}`));
  return csvResponse(`import-${params.importId.slice(0, 8)}`, header, rows(client, where));
}

type Where = Parameters<LaurelClient['getImportReport']>[0]['params'];

async function* rows(client: LaurelClient, params: Where): AsyncGenerator<CsvCell[], undefined> {
  for (let after = 0; ; ) {
    const { items, total } = await client.getImportReport({ params, query: { after, limit: 100 } });
    yield* items.map(cellsOf);
    after += items.length;
    if (items.length === 0 || after >= total) return;
  }
}

const cellsOf = ({ place, what, title, outcome, why, whatToDo }: ReportLine) => [
  place,
  what,
  title,
  outcome,
  why,
  whatToDo,
];
