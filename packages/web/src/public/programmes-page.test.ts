import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import ProgrammesPage from './programmes-page.tsx';
import { sampleEntry } from './testing/samples.ts';

type Data = Parameters<typeof ProgrammesPage>[0]['loaderData'];
const filters: Data['filters'] = {
  skills: [{ value: 'Sorting & filing', count: 3 }],
  levels: [{ value: 'EQF 4', count: 1 }],
  languages: [{ value: 'de', count: 2 }],
  providers: [{ value: 'northfield', name: 'Northfield College', count: 4 }],
  free: 4,
};
const page = (data: Partial<Data>) =>
  renderPage(ProgrammesPage, {
    loaderData: { items: [], nextCursor: null, search: '', cursor: undefined, chosen: {}, filters, ...data },
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

  it('is narrowed by the same form, whose choices stand in the address and stay from page to page', () => {
    const html = page({
      items: [sampleEntry],
      chosen: { skill: 'Sorting & filing', price: 'free' },
      nextCursor: 'abc',
    });
    expect(html).toMatch(/<details[^>]* open="">/);
    expect(html).toMatch(/<option value="Sorting &amp; filing" selected="">Sorting &amp; filing \(3\)/);
    expect(html).toContain('German (2)');
    expect(html).toContain('Northfield College (4)');
    expect(html).toMatch(/<input(?=[^>]*name="price")(?=[^>]*value="free")(?=[^>]*checked)/);
    expect(html).toContain('href="/programmes?skill=Sorting+%26+filing&amp;price=free&amp;cursor=abc"');
    expect(page({ items: [sampleEntry] })).toMatch(/<details class="[^"]*">/);
  });

  it('shows what each costs', () => {
    expect(page({ items: [sampleEntry] })).toContain('<span>Free</span>');
    const price = { minor: 4950, currency: 'EUR' };
    expect(page({ items: [{ ...sampleEntry, price }] })).toContain('€49.50');
  });

  it('says what to do when nothing is like what was chosen', () => {
    const html = page({ chosen: { level: 'EQF 8' } });
    expect(html).toContain('No programme matches');
    expect(html).toContain('<option value="EQF 8" selected="">EQF 8</option>');
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
