import { pageProblem } from '../session/problem.ts';
import { needed } from '../session/refusal.ts';
import type { Route } from './+types/insight-csv.ts';
import { consoleOf } from './console/console-context.ts';
import { type CsvCell, csvResponse } from './console/csv.ts';
import { textOf } from './console/text-of.ts';
import type { Figure } from './insight/figure.ts';
import { readInsightFilters } from './insight/insight-filters.ts';
import { loadFigure } from './insight/load-figure.ts';
import { questionOf } from './insight/questions.ts';

/** The table of a question, narrowed as the address says, as CSV. */
export async function loader({ request, context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'insight:read');
  const question = questionOf(params.question);
  if (!question) throw pageProblem({ status: 404, code: 'not-found', title: 'Not found', errors: [] });
  const asked = { question, filters: readInsightFilters(url), text: textOf(request) };
  const figure = await needed(loadFigure(console, asked), url);
  return csvResponse(`${question}-${console.membership.organisationSlug}`, figure.columns, rows(figure));
}

async function* rows({ rows }: Figure): AsyncGenerator<CsvCell[], undefined> {
  for (const { cells } of rows) yield cells.map(({ raw }) => raw);
}
