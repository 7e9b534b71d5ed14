import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import ProgrammesPage from './programmes-page.tsx';
import { sampleEntry } from './testing/samples.ts';

type Data = Parameters<typeof ProgrammesPage>[0]['loaderData'];
const page = (data: Partial<Data>) =>
  renderPage(ProgrammesPage, {
    loaderData: { items: [], nextCursor: null, search: '', cursor: undefined, ...data },
  });

describe('the catalogue', () => {
  it('searches by a plain form whose words stand in the address', () => {
    const html = page({ items: [sampleEntry] });
    expect(html).toMatch(/<form[^>]*action="\/programmes"/);
    expect(html).toContain('name="search"');
    expect(html).toContain(`href="/programmes/${sampleEntry.id}"`);
  });

  it('shows a few skills of many and says how many more there are', () => {
    const html = page({ items: [sampleEntry] });
    expect(html).toContain('three');
    expect(html).not.toContain('four');
    expect(html).toContain('+ 2 more');
  });

  it('keeps the search when going to the next page', () => {
    const html = page({ items: [sampleEntry], search: 'IT & more', nextCursor: 'abc', cursor: 'x' });
    expect(html).toContain('href="/programmes?search=IT+%26+more&amp;cursor=abc"');
    expect(html).toContain('href="/programmes?search=IT+%26+more"');
  });

  it('says what to do when nothing was found, keeping what was typed', () => {
    const html = page({ search: '<zzz>' });
    expect(html).toContain('Nothing was found for “&lt;zzz&gt;”');
    expect(html).toContain('value="&lt;zzz&gt;"');
    expect(html).toContain('Show all programmes');
  });

  it('says what to do when nothing is published yet, and asks for no search', () => {
    const html = page({});
    expect(html).toContain('No programme has been published yet');
    expect(html).not.toContain('role="search"');
  });
});
