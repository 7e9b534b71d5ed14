import { z } from 'zod';
import type { Access, Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { problems } from './problems.ts';
import { problemDetails } from './schemas/common.ts';

type Json = Record<string, unknown>;

/**
 * Makes the OpenAPI 3.1 document of every endpoint ({@link https://spec.openapis.org/oas/v3.1.1.html}).
 *
 * @param options.origin - the public origin that serves the API
 */
export function openApiDocument({ origin }: { origin: string }): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of Object.values<Endpoint>(endpoints)) {
    // OpenAPI has no word for a parameter of several steps.
    const address = endpoint.path.replace('{+', '{');
    const path = paths[address] ?? {};
    path[endpoint.method.toLowerCase()] = operation(endpoint);
    paths[address] = path;
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Laurel',
      version: '1',
      summary: 'Enrol, learn, be assessed, be issued a verifiable credential, share it, have it verified.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'laurel.session_token', description: 'Set by signing in.' },
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key of an organisation, limited to its scopes.',
        },
      },
      schemas: { Problem: jsonSchema(problemDetails, 'output') },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    security: security(endpoint.access),
    'x-laurel-access': endpoint.access,
    parameters: [
      ...parameters('path', endpoint.params),
      ...parameters('query', endpoint.query),
      ...(endpoint.idempotent ? [idempotencyKey] : []),
    ],
    ...requestBody(endpoint),
    responses: { ...success(endpoint), ...refusals(endpoint) },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Your own unique word for this request: sending it again answers the same and does nothing twice.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

function security(access: Access): Json[] {
  if (access.kind === 'anyone') return [{}, { session: [] }];
  if (access.kind === 'person') return [{ session: [] }];
  if (access.kind === 'api-key') return [{ apiKey: [] }];
  return [{ session: [] }, { apiKey: [] }];
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  if (!schema) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: jsonSchema(field as z.ZodType, 'input'),
  }));
}

function requestBody({ body, upload }: Endpoint): Json {
  if (!body && !upload) return {};
  const json = body ? { 'application/json': { schema: jsonSchema(body, 'input') } } : {};
  const bytes = (upload?.mediaTypes ?? []).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]);
  const limit = upload ? { description: `A file has at most ${upload.maxBytes} bytes.` } : {};
  return { requestBody: { required: true, ...limit, content: { ...json, ...Object.fromEntries(bytes) } } };
}

function success({ success: { status, body, mediaTypes } }: Endpoint): Json {
  const content = body
    ? { 'application/json': { schema: jsonSchema(body, 'output') } }
    : mediaTypes && Object.fromEntries(mediaTypes.map((type) => [type, {}]));
  return { [status]: { description: 'Done', ...(content ? { content } : {}) } };
}

function refusals(endpoint: Endpoint): Json {
  const byStatus = Map.groupBy(new Set([...endpoint.problems, 'internal' as const]), (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join(' · '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
