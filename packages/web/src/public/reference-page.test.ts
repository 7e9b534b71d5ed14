import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import { findOperations } from './reference/find-operations.ts';
import { readReference } from './reference/read-reference.ts';
import ReferencePage from './reference-page.tsx';
import { sampleOpenApi } from './testing/sample-openapi.ts';

const all = readReference(sampleOpenApi, 'https://laurel.example');
const page = (search = '') =>
  renderPage(ReferencePage, { loaderData: { search, operations: findOperations(all, search) } });

describe('the page of the API', () => {
  it('lists every endpoint by group, unfolding without a script', () => {
    const html = page();
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<details/g)).toHaveLength(all.length);
    for (const { id, path } of all) {
      expect(html).toContain(`id="${id}"`);
      expect(html).toContain(path);
    }
    expect(html).toContain('href="#group-credentials"');
  });

  it('leads from each problem to what it means', () => {
    const html = page();
    for (const [, code] of html.matchAll(/href="#problem-([a-z-]+)"/g)) expect(html).toContain(`id="problem-${code}"`);
    expect(html).toContain('id="problem-achievement-not-active"');
  });

  it('offers the document, and says how to authenticate and to send again', () => {
    const html = page();
    expect(html).toContain('href="/api/openapi.json"');
    expect(html).toContain('Authorization: Bearer');
    expect(html).toContain('Idempotency-Key');
  });

  it('keeps to what was searched for, and opens the only one found', () => {
    const html = page('upload');
    expect(html).toContain('1 endpoint for “upload”');
    expect(html).toMatch(/<details[^>]*open=""/);
    expect(html).not.toContain('id="getCredential"');
  });

  it('says what to do when nothing was found', () => {
    const html = page('<zzz>');
    expect(html).toContain('No endpoint was found for “&lt;zzz&gt;”');
    expect(html).toContain('Show all endpoints');
  });
});
