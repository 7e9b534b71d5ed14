import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

const origin = 'https://laurel.example';
const file = '/files/3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const render = (source: string) => renderMarkdown(source, { origin });

test('headings leave the first two levels to the page', () => {
  expect(render('# A\n\n## B\n\n#### D\n\n###### F')).toBe('<h3>A</h3>\n<h4>B</h4>\n<h6>D</h6>\n<h6>F</h6>\n');
});

test('a link tells the other side nothing and goes only to the web or to mail', () => {
  expect(render('[a](https://x.example/?q=1&r=2 "t")')).toBe(
    '<p><a href="https://x.example/?q=1&amp;r=2" title="t" rel="noopener noreferrer">a</a></p>\n',
  );
  expect(render('<mailto:a@b.example>')).toContain('href="mailto:a@b.example"');
});

test.each([
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](java&#10;script:alert(1))',
  '[a](&#x6A;avascript:alert(1))',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '[a](vbscript:x)',
  '[a](file:///etc/passwd)',
  '[a](blob:https://x.example/1)',
  '[a](//x.example)',
  '[a](/api/v1/me)',
  '<javascript:alert(1)>',
  '[a][r]\n\n[r]: javascript:alert(1)',
  '![a](javascript:alert(1))',
  '![a](data:image/svg+xml;base64,PHN2Zz4=)',
])('no link and no image is made of %j', (source) => {
  expect(render(source)).not.toMatch(/<a |<img /);
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a <b onmouseover="alert(1)">b</b>',
  '<!-- x --><iframe src="https://x.example">',
  '```x" onload="alert(1)\ncode\n```',
  '[a](https://x.example/"onmouseover="alert(1))',
  '[a](https://x.example "\\"><script>alert(1)</script>")',
  '![" onerror="alert(1)](https://x.example/a.png)',
  `![" onerror="alert(1)](${file})`,
  '| a |\n|---|\n| <svg onload=alert(1)> |',
])('HTML in %j is text', (source) => {
  const html = render(source);
  const tags = html.match(/<[^>]*>/g) ?? [];
  expect(tags.join('')).not.toMatch(/<\/?(script|iframe|svg|b)\b/i);
  // Inside a tag every attribute value is quoted, and none of them is a handler.
  expect(tags.map((tag) => tag.replaceAll(/"[^"]*"/g, '""')).join('')).not.toMatch(/\son\w+=/i);
});

test('an image is shown only from this install’s files; any other leaves its description', () => {
  const shown = `<p><img src="${file}" alt="a &lt;b&gt;" loading="lazy"></p>\n`;
  expect(render(`![a <b>](${file})`)).toBe(shown);
  expect(render(`![a <b>](${origin}${file})`)).toBe(shown);
  expect(render('![a map](https://elsewhere.example/a.png)')).toBe('<p>a map</p>\n');
  expect(render(`![a map](${origin}.evil.example${file})`)).toBe('<p>a map</p>\n');
  expect(render(`![a map](${origin}/files/../api)`)).toBe('<p>a map</p>\n');
  expect(render('[![a map](https://elsewhere.example/a.png)](https://x.example)')).toBe(
    '<p><a href="https://x.example" rel="noopener noreferrer">a map</a></p>\n',
  );
});

test('tables keep their alignment without inline style', () => {
  const html = render('| a | b |\n|---|--:|\n| 1 | 2 |');
  expect(html).toContain('<td class="align-right">2</td>');
  expect(html).not.toContain('style=');
});

test('I02: text made to be slow or to grow is bounded in time and size', () => {
  const bombs: Record<string, string> = {
    'nested emphasis': '*a '.repeat(33_000),
    'closing emphasis': 'a**'.repeat(33_000),
    'mixed emphasis': '*_'.repeat(50_000),
    'nested strong': `${'**'.repeat(25_000)}a${'**'.repeat(25_000)}`,
    'nested quotes': '>'.repeat(100_000),
    'nested lists': Array.from({ length: 400 }, (_, depth) => `${' '.repeat(Math.min(depth, 240))}- a`).join('\n'),
    'open brackets': '['.repeat(100_000),
    'link openers': '[a](<b'.repeat(16_000),
    'image openers': '![a'.repeat(33_000),
    backticks: Array.from({ length: 440 }, (_, count) => `e${'`'.repeat(count)}`).join(''),
    autolinks: '<a@'.repeat(33_000),
    entities: '&a'.repeat(50_000),
    'link references': `[a]: https://x.example/${'b'.repeat(50_000)}\n\n${'[a]'.repeat(16_000)}`,
    'many references': Array.from({ length: 5_000 }, (_, index) => `[a${index}]: /b${index}\n`).join(''),
    'table rows': `|a|\n|-|\n${'|b|\n'.repeat(25_000)}`,
    'table columns': `${'|a'.repeat(10_000)}|\n${'|-'.repeat(10_000)}|\n${'|\n'.repeat(10_000)}`,
    'escaped pipes': '\\|'.repeat(50_000),
    strikethrough: '~~a'.repeat(33_000),
  };
  for (const [name, source] of Object.entries(bombs)) {
    const started = performance.now();
    const html = render(source);
    const took = performance.now() - started;
    expect(took, `${name}: milliseconds`).toBeLessThan(2_000);
    expect(html.length, `${name}: characters`).toBeLessThan(3_000_000);
  }
});

test('text beyond the bound is shown as it was written', () => {
  expect(render(`# ${'<'.repeat(100_001)}`)).toMatch(/^<pre># (&lt;)+<\/pre>\n$/);
});

test('the readings of the demo render whole', () => {
  const folder = path.join(import.meta.dirname, '../../demo/content/readings');
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const html = render(readFileSync(path.join(folder, name), 'utf8'));
    expect(html).toContain('<h4>');
    expect(html).not.toMatch(/<pre>#|<h[12]/);
  }
});
