import { endpoints } from '@laurel/api';
import { bytes, type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { discardImport } from './discard-import.ts';
import { exportProgramme } from './export-programme.ts';
import { getImport, getImportReport, listImports } from './get-import.ts';
import { runImport } from './run-import.ts';
import { startImport } from './start-import.ts';

/** Programmes as files, out and in. */
export function exchangeRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.exportProgramme, async ({ scope, params, headers }) => {
      const file = await exportProgramme(deps, { scope, ...params });
      headers.set('content-disposition', `attachment; filename="${file.name}"`);
      headers.set('cache-control', 'no-store');
      return bytes(file.bytes, 'application/zip');
    }),
    route(endpoints.startImport, ({ scope, params, query, request }) =>
      startImport(deps, {
        scope,
        ...params,
        ...query,
        content: request.body ?? new ReadableStream({ start: (controller) => controller.close() }),
      }),
    ),
    route(endpoints.listImports, ({ scope, params }) => listImports(deps, { scope, ...params })),
    route(endpoints.getImport, ({ scope, params }) => getImport(deps, { scope, ...params })),
    route(endpoints.getImportReport, ({ scope, params, query }) => getImportReport(deps, { scope, query, ...params })),
    route(endpoints.runImport, ({ scope, params, body }) => runImport(deps, { scope, body, ...params })),
    route(endpoints.discardImport, ({ scope, params }) => discardImport(deps, { scope, ...params })),
  ];
}
