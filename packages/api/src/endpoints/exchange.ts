import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import * as schema from '../schemas/exchange.ts';

const tag = 'Import and export';
const write = { kind: 'organisation', permission: 'programme:write' } as const;
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const base = '/api/v1/organisations/{organisationId}/imports';
const importParams = organisationParams.extend({ importId: id });

export const exportProgramme = defineEndpoint({
  id: 'exportProgramme',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/programmes/{programmeId}/file',
  tag,
  summary: 'The newest version of a programme as one file: all content, answer keys and media',
  access: write,
  params: organisationParams.extend({ programmeId: id }),
  rateLimit: { points: 20, seconds: 60 },
  success: { status: 200, mediaTypes: ['application/zip'] },
  problems: [...refused, 'rate-limited'],
});

export const startImport = defineEndpoint({
  id: 'startImport',
  method: 'POST',
  path: base,
  tag,
  summary:
    'Hand in a programme file, a Common Cartridge or a QTI package to be read, for a programme or for the bank; nothing is made of it yet',
  access: write,
  params: organisationParams,
  query: schema.importQuery,
  upload: {
    mediaTypes: ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'],
    maxBytes: schema.maxPackageBytes,
  },
  rateLimit: { points: 60, seconds: 3_600 },
  success: { status: 202, body: schema.importView },
  problems: ['invalid-request', ...refused, 'too-large', 'unsupported-media-type', 'too-many-imports', 'rate-limited'],
});

export const listImports = defineEndpoint({
  id: 'listImports',
  method: 'GET',
  path: base,
  tag,
  summary: 'The packages that wait: that are read or written, or are to be looked at; the newest first',
  access: write,
  params: organisationParams,
  success: { status: 200, body: schema.importList },
  problems: refused,
});

export const getImport = defineEndpoint({
  id: 'getImport',
  method: 'GET',
  path: `${base}/{importId}`,
  tag,
  summary: 'How far an import is, and how much of the package it carries',
  access: write,
  params: importParams,
  success: { status: 200, body: schema.importView },
  problems: refused,
});

export const getImportReport = defineEndpoint({
  id: 'getImportReport',
  method: 'GET',
  path: `${base}/{importId}/report`,
  tag,
  summary: 'What became, or will become, of each thing in the package',
  access: write,
  params: importParams,
  query: schema.reportQuery,
  success: { status: 200, body: schema.reportPage },
  problems: ['invalid-request', ...refused],
});

export const runImport = defineEndpoint({
  id: 'runImport',
  method: 'POST',
  path: `${base}/{importId}/run`,
  tag,
  summary: 'Make a draft programme, or questions in the bank, of a package that was read',
  access: write,
  params: importParams,
  body: schema.importRun,
  idempotent: true,
  success: { status: 202, body: schema.importView },
  problems: ['invalid-request', ...refused, 'import-not-ready', 'idempotency-conflict', 'still-working'],
});

export const discardImport = defineEndpoint({
  id: 'discardImport',
  method: 'DELETE',
  path: `${base}/{importId}`,
  tag,
  summary: 'Forget a package; what was made of it stays',
  access: write,
  params: importParams,
  success: { status: 204 },
  problems: [...refused, 'import-not-ready'],
});
