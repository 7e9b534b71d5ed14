import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import type { OwnImport } from './own-import.ts';
import { type ImportView, presentImport } from './present-import.ts';
import { type ImportRow, selectImport, selectWaitingImports } from './store.ts';

/** The packages of an organisation that wait. */
export async function listImports(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, organisationId }: Omit<OwnImport, 'importId'>,
): Promise<AnswerOf<typeof endpoints.listImports>> {
  const rows = await database.read(scope, (tx) => selectWaitingImports(tx, organisationId));
  return { items: rows.map(presentImport) };
}

/** How far an import is. */
export async function getImport(deps: Pick<LearningDeps, 'database'>, own: OwnImport): Promise<ImportView> {
  return presentImport(await readImport(deps, own));
}

/** What became, or will become, of each thing in the package. */
export async function getImportReport(
  deps: Pick<LearningDeps, 'database'>,
  { query: { after, limit, outcome }, ...own }: OwnImport & { query: QueryOf<typeof endpoints.getImportReport> },
): Promise<AnswerOf<typeof endpoints.getImportReport>> {
  const { report } = await readImport(deps, own);
  const lines = outcome ? report.filter((line) => line.outcome === outcome) : report;
  return { items: lines.slice(after, after + limit), total: lines.length };
}

async function readImport(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, organisationId, importId }: OwnImport,
): Promise<ImportRow> {
  const row = await database.read(scope, (tx) => selectImport(tx, { id: importId, organisationId }));
  if (!row) throw notFound('import');
  return row;
}
