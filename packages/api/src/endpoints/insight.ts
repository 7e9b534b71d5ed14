import { defineEndpoint } from '../endpoint.ts';
import { organisationParams } from '../schemas/common.ts';
import * as schema from '../schemas/insight.ts';

const base = '/api/v1/organisations/{organisationId}/insight';
const common = {
  method: 'GET',
  tag: 'Insight',
  access: { kind: 'organisation', permission: 'insight:read' },
  params: organisationParams,
} as const;
const refused = ['invalid-request', 'not-signed-in', 'not-allowed', 'not-found'] as const;

export const getInsightFilters = defineEndpoint({
  ...common,
  id: 'getInsightFilters',
  path: `${base}/filters`,
  summary: 'The programmes and cohorts that figures can be narrowed by',
  success: { status: 200, body: schema.insightFilters },
  problems: ['not-signed-in', 'not-allowed', 'not-found'],
});

export const getInsightOverview = defineEndpoint({
  ...common,
  id: 'getInsightOverview',
  path: `${base}/overview`,
  summary: 'The few figures that matter, and the same of the months before',
  query: schema.insightQuery,
  success: { status: 200, body: schema.insightOverview },
  problems: refused,
});

export const getInsightOutcomes = defineEndpoint({
  ...common,
  id: 'getInsightOutcomes',
  path: `${base}/outcomes`,
  summary: 'Who enrolled, began within a week and completed, and how long it took: by month, programme or cohort',
  query: schema.outcomesQuery,
  success: { status: 200, body: schema.insightOutcomes },
  problems: refused,
});

export const getInsightDropOff = defineEndpoint({
  ...common,
  id: 'getInsightDropOff',
  path: `${base}/drop-off`,
  summary: 'How many of a programme’s learners came as far as each lesson',
  query: schema.dropOffQuery,
  success: { status: 200, body: schema.insightDropOff },
  problems: refused,
});

export const getInsightPassRates = defineEndpoint({
  ...common,
  id: 'getInsightPassRates',
  path: `${base}/pass-rates`,
  summary: 'How many were marked in each assessment, and how many passed',
  query: schema.insightQuery,
  success: { status: 200, body: schema.insightPassRates },
  problems: refused,
});

export const getInsightRetention = defineEndpoint({
  ...common,
  id: 'getInsightRetention',
  path: `${base}/retention`,
  summary: 'How many of those who completed a programme enrolled in another afterwards',
  query: schema.insightQuery,
  success: { status: 200, body: schema.insightRetention },
  problems: refused,
});

export const getInsightCredentials = defineEndpoint({
  ...common,
  id: 'getInsightCredentials',
  path: `${base}/credentials`,
  summary: 'How many people got a credential, by month',
  query: schema.insightQuery,
  success: { status: 200, body: schema.insightCredentials },
  problems: refused,
});
