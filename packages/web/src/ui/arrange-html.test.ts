import { describe, expect, it } from 'vitest';
import { arrangeHtml } from './arrange-html.ts';

const arrange = (html: string, topLevel = 2) => arrangeHtml(html, { topLevel, tableLabel: 'Table' });

describe('arrangeHtml', () => {
  it('begins the headings below the page’s own and skips no level', () => {
    expect(arrange('<h4>A</h4><p>a</p><h6 id="b">B</h6><h4>C</h4>')).toBe(
      '<h2>A</h2><p>a</p><h3 id="b">B</h3><h2>C</h2>',
    );
  });

  it('never goes below the last level there is', () => {
    expect(arrange('<h3>A</h3><h4>B</h4>', 6)).toBe('<h6>A</h6><h6>B</h6>');
  });

  it('lets tables and code be scrolled by keyboard', () => {
    expect(arrange('<table><tr></tr></table>')).toBe(
      '<div role="region" aria-label="Table" tabindex="0"><table><tr></tr></table></div>',
    );
    expect(arrange('<table id="p-3"></table>')).toBe(
      '<div role="region" aria-label="Table" tabindex="0"><table id="p-3"></table></div>',
    );
    expect(arrange('<pre><code>x</code></pre>')).toBe('<pre tabindex="0"><code>x</code></pre>');
  });

  it('leaves words alone that only look like tags, and rules and headers', () => {
    const html = '<p>&lt;h4&gt; and &lt;table&gt;</p><hr><header></header>';
    expect(arrange(html)).toBe(html);
  });
});
