import { describe, expect, it } from 'vitest';
import { keptEntriesOf, sessionEnded } from './kept-entries.ts';

const problem = { status: 401, code: 'not-signed-in', title: 'Sign in', errors: [] };

async function ended(form: FormData, headers: Record<string, string> = {}) {
  const request = new Request('https://laurel.example/issuer', { method: 'POST', body: form });
  const sized = new Request(request, { headers: { ...Object.fromEntries(request.headers), ...headers } });
  return { page: await sessionEnded(sized, problem), request: sized };
}

describe('a form sent after the session ended', () => {
  const form = new FormData();
  form.set('name', 'Amara <b>');
  form.append('scopes', 'a');
  form.append('scopes', 'b');
  form.set('password', 'never kept');
  form.set('image', new File(['x'], 'x.png'));

  it('is kept entry by entry, without files and passwords', async () => {
    const { page } = await ended(form, { 'content-length': '500' });
    expect(page).toMatchObject({ data: { code: 'not-signed-in' }, init: { status: 401 } });
    expect(keptEntriesOf(page.data)).toEqual([
      ['name', 'Amara <b>'],
      ['scopes', 'a'],
      ['scopes', 'b'],
    ]);
  });

  it('can still be read by whoever else wants it', async () => {
    const { request } = await ended(form, { 'content-length': '500' });
    expect((await request.formData()).get('name')).toBe('Amara <b>');
  });

  it('is not read at all when it is too large to keep', async () => {
    const { page } = await ended(form, { 'content-length': '50000000' });
    expect(keptEntriesOf(page.data)).toEqual([]);
  });
});
