interface Arrangement {
  topLevel: number;
  tableLabel: string;
}

/**
 * Fits sanitised HTML into a page: its headings begin at `topLevel` and skip no level below the first, and tables and
 * code that are wider than a phone can be scrolled, by keyboard too. In sanitised HTML a `<` is always a tag's.
 */
export function arrangeHtml(html: string, { topLevel, tableLabel }: Arrangement): string {
  const levels = [...new Set([...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level)))].sort();
  const label = tableLabel.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return html
    .replaceAll(/<(\/?)h([1-6])(?=[\s>])/g, (_, slash: string, level: string) => {
      return `<${slash}h${Math.min(6, topLevel + levels.indexOf(Number(level)))}`;
    })
    .replaceAll(/<table(?=[\s>])/g, () => `<div role="region" aria-label="${label}" tabindex="0"><table`)
    .replaceAll('</table>', '</table></div>')
    .replaceAll(/<pre(?=[\s>])/g, '<pre tabindex="0"');
}
