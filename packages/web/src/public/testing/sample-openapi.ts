const uuid = { type: 'string', format: 'uuid', pattern: '^[0-9a-f-]{36}$' };
const nullableInstant = { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] };
const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const credential = {
  type: 'object',
  properties: {
    id: uuid,
    state: { type: 'string', enum: ['issued', 'revoked'] },
    recipient: {
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 200 },
        email: { type: 'string', format: 'email' },
      },
      required: ['name'],
    },
    results: { type: 'array', items: { type: 'object', properties: { value: { type: 'string' } } } },
    revokedAt: nullableInstant,
    a: { type: 'string' },
    b: { type: 'string' },
    c: { type: 'string' },
  },
  required: ['id', 'recipient'],
};

/** An OpenAPI document in the form of ours. */
export const sampleOpenApi = {
  openapi: '3.1.1',
  paths: {
    '/api/v1/organisations/{organisationId}/credentials': {
      post: {
        operationId: 'issueCredential',
        tags: ['Credentials'],
        summary: 'Issue a credential to one person',
        'x-laurel-access': { kind: 'organisation', permission: 'credential:issue' },
        parameters: [
          { name: 'organisationId', in: 'path', required: true, schema: uuid },
          { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } },
        ],
        requestBody: { required: true, content: { 'application/json': { schema: credential } } },
        responses: {
          201: { description: 'Done', content: { 'application/json': { schema: credential } } },
          404: { description: '`not-found`: There is nothing here that you may see', content: problem },
          409: {
            description: '`still-working`: It is running · `achievement-not-active`: Not active',
            content: problem,
          },
        },
      },
    },
    '/api/v1/credentials/{credentialId}': {
      get: {
        operationId: 'getCredential',
        tags: ['Credentials'],
        summary: 'One credential',
        'x-laurel-access': { kind: 'anyone' },
        parameters: [{ name: 'credentialId', in: 'path', required: true, schema: uuid }],
        responses: { 200: { description: 'Done', content: { 'application/json': { schema: credential } } } },
      },
    },
    '/api/v1/organisations/{organisationId}/files': {
      post: {
        operationId: 'uploadFile',
        tags: ['Files'],
        summary: 'Upload an image',
        'x-laurel-access': { kind: 'person' },
        parameters: [
          { name: 'organisationId', in: 'path', required: true, schema: uuid },
          { name: 'kind', in: 'query', required: true, schema: { const: 'badge' } },
        ],
        requestBody: { required: true, content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } },
        responses: { 204: { description: 'Done' } },
      },
    },
  },
};
