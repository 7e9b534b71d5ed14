import { describe, expect, it } from 'vitest';
import { sampleOpenApi } from '../testing/sample-openapi.ts';
import { findOperations, shareAnswers } from './find-operations.ts';
import { readReference } from './read-reference.ts';

const operations = readReference(sampleOpenApi, 'https://laurel.example');
const named = (id: string) => {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`${id} is missing`);
  return found;
};

describe('the reference', () => {
  it('has every endpoint with who may call it and how it refuses', () => {
    expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v1/organisations/{organisationId}/credentials',
      'GET /api/v1/credentials/{credentialId}',
      'POST /api/v1/organisations/{organisationId}/files',
    ]);
    const { access, permission, problems } = named('issueCredential');
    expect({ access, permission }).toEqual({ access: 'organisation', permission: 'credential:issue' });
    expect(problems).toEqual([
      { code: 'not-found', status: '404', title: 'There is nothing here that you may see' },
      { code: 'still-working', status: '409', title: 'It is running' },
      { code: 'achievement-not-active', status: '409', title: 'Not active' },
    ]);
  });

  it('lays a schema out with what is inside each member below it', () => {
    const rows = named('issueCredential').request?.rows.map(({ depth, name, type, required, note }) =>
      [`${'.'.repeat(depth)}${name}${required ? '!' : ''}`, type, note].filter(Boolean).join(' · '),
    );
    expect(rows?.slice(0, 7)).toEqual([
      'id! · string, uuid',
      'state · "issued" | "revoked"',
      'recipient! · object',
      '.name! · string · not empty, at most 200 characters',
      '.email · string, email',
      'results · list of object',
      '.value · string',
    ]);
    expect(rows?.[7]).toBe('revokedAt · string, date-time | null');
  });

  it('shows each call with curl: key, idempotency and what is required', () => {
    expect(
      named('issueCredential').curl,
    ).toBe(`curl -X POST 'https://laurel.example/api/v1/organisations/ORGANISATION_ID/credentials' \\
  -H "Authorization: Bearer $LAUREL_API_KEY" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -H 'Content-Type: application/json' \\
  -d '{
  "id": "7f4e1c9a-3b52-4d0e-9a61-2c8f5e7d9b10",
  "recipient": {
    "name": "your name"
  }
}'`);
    expect(named('getCredential').curl).toBe(`curl 'https://laurel.example/api/v1/credentials/CREDENTIAL_ID'`);
    expect(named('uploadFile').curl).toContain('/files?kind=badge');
    expect(named('uploadFile').curl).toContain('-b cookies.txt');
    expect(named('uploadFile').curl).toContain('--data-binary @FILE');
  });

  it('shows each call with the SDK as one would write it', () => {
    expect(named('issueCredential').sdk).toBe(`const answer = await client.issueCredential({
  params: {
    organisationId: '7f4e1c9a-3b52-4d0e-9a61-2c8f5e7d9b10'
  },
  body: {
    id: '7f4e1c9a-3b52-4d0e-9a61-2c8f5e7d9b10',
    recipient: {
      name: 'your name'
    }
  },
});`);
    expect(named('uploadFile').sdk).toContain("mediaType: 'image/png'");
  });

  it('shows a file as the body where one is taken beside JSON', () => {
    const schema = { type: 'object', properties: { file: { type: 'string' } } };
    const content = { 'application/json': { schema }, 'application/octet-stream': { schema: { format: 'binary' } } };
    const paths = { '/api/v1/reports': { post: { operationId: 'report', requestBody: { content } } } };
    const [report] = readReference({ paths }, 'https://laurel.example');
    expect(report?.curl).toContain('--data-binary @FILE');
    expect(report?.sdk).toContain("mediaType: 'application/octet-stream'");
    expect(report?.request?.rows.map(({ name }) => name)).toEqual(['file']);
  });

  it('says a long answer once and leads to it from the others', () => {
    const [issue, get] = shareAnswers(operations);
    expect(issue?.response.sameAs).toBeUndefined();
    expect(get?.response).toMatchObject({ sameAs: 'issueCredential', rows: [] });
  });

  it.each([
    ['issue', ['issueCredential']],
    ['credential ONE', ['issueCredential', 'getCredential']],
    ['post files', ['uploadFile']],
    ['zzz', []],
    ['', ['issueCredential', 'getCredential', 'uploadFile']],
  ])('is searched for %j by every word', (search, ids) => {
    expect(findOperations(operations, search).map(({ id }) => id)).toEqual(ids);
  });

  it('reads a document of another form as empty, without failing', () => {
    for (const other of [null, [], 'x', { paths: [] }, { paths: { '/x': { get: { responses: 1 } } } }])
      expect(() => readReference(other, 'https://laurel.example')).not.toThrow();
  });
});
