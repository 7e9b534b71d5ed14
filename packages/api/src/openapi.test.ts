import { expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { openApiDocument } from './openapi.ts';

type Operation = {
  operationId: string;
  parameters: { in: string; name: string }[];
  responses: Record<string, unknown>;
};

const document = openApiDocument({ origin: 'https://laurel.example' }) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('the OpenAPI document names every endpoint once, by its id, method and path', () => {
  const named = operations.map(
    ({ path, method, operation }) => `${operation.operationId} ${method.toUpperCase()} ${path}`,
  );
  const declared = Object.values<Endpoint>(endpoints).map(
    ({ id, method, path }) => `${id} ${method} ${path.replace('{+', '{')}`,
  );
  expect(named.sort()).toEqual(declared.sort());
  expect(document.openapi).toMatch(/^3\.1\./);
});

test('every id of an endpoint is the name it is exported by', () => {
  for (const [name, { id }] of Object.entries(endpoints)) expect(id).toBe(name);
});

test('every parameter in a path is declared, and nothing else is a path parameter', () => {
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    expect(declared.sort(), operation.operationId).toEqual(inPath.sort());
  }
});

test('whatever needs somebody to be signed in says that it can answer 401, and an organisation’s own also 403 and 404', () => {
  for (const { access, id, problems } of Object.values<Endpoint>(endpoints)) {
    const codes: readonly string[] = problems;
    if (access.kind !== 'anyone') expect(codes, id).toContain('not-signed-in');
    if (access.kind === 'organisation') expect(codes, id).toEqual(expect.arrayContaining(['not-allowed', 'not-found']));
  }
});

test('every body of a write refuses fields it does not know', () => {
  for (const { id, body } of Object.values<Endpoint>(endpoints)) {
    if (!body) continue;
    const refused = body.safeParse({ surelyNotAField: 1 });
    expect(refused.success, id).toBe(false);
  }
});

test('where a file is taken beside JSON, both are named, and how long a file may be', () => {
  expect(document.paths['/api/v1/verification-reports']?.post).toMatchObject({
    requestBody: {
      description: expect.stringContaining(String(endpoints.createVerificationReport.upload.maxBytes)),
      content: {
        'application/json': { schema: { anyOf: expect.anything() } },
        'application/pdf': { schema: { type: 'string', format: 'binary' } },
      },
    },
  });
});

test('a change names nothing that the caller did not', () => {
  for (const { id, method, body } of Object.values<Endpoint>(endpoints)) {
    if (method !== 'PATCH' || !body) continue;
    const empty = body.safeParse({});
    if (empty.success) expect(empty.data, id).toEqual({});
  }
});
