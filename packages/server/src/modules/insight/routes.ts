import { endpoints } from '@laurel/api';
import { type Route, route } from '../../http/index.ts';
import type { InsightDeps } from './deps.ts';
import { getCredentials } from './figures/get-credentials.ts';
import { getDropOff } from './figures/get-drop-off.ts';
import { getFilters } from './figures/get-filters.ts';
import { getOutcomes } from './figures/get-outcomes.ts';
import { getOverview } from './figures/get-overview.ts';
import { getPassRates } from './figures/get-pass-rates.ts';
import { getRetention } from './figures/get-retention.ts';

/** The module's answers to the contract. */
export function insightRoutes(deps: InsightDeps): Route[] {
  return [
    route(endpoints.getInsightFilters, ({ scope, params }) => getFilters(deps, { scope, ...params })),
    route(endpoints.getInsightOverview, ({ scope, params, query }) => getOverview(deps, { scope, query, ...params })),
    route(endpoints.getInsightOutcomes, ({ scope, params, query }) => getOutcomes(deps, { scope, query, ...params })),
    route(endpoints.getInsightDropOff, ({ scope, params, query }) => getDropOff(deps, { scope, query, ...params })),
    route(endpoints.getInsightPassRates, ({ scope, params, query }) => getPassRates(deps, { scope, query, ...params })),
    route(endpoints.getInsightRetention, ({ scope, params, query }) => getRetention(deps, { scope, query, ...params })),
    route(endpoints.getInsightCredentials, ({ scope, params, query }) =>
      getCredentials(deps, { scope, query, ...params }),
    ),
  ];
}
