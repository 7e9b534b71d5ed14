import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { highlighted } from './markdown/highlight-code.ts';
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
  '$<img src=x onerror=alert(1)>$',
  '$\\text{<script>alert(1)</script>}$',
  '$$\n\\mbox{"><svg onload=alert(1)>}\n$$',
  '$\\htmlData{x="onmouseover="alert(1)}{x}$',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\class{"><script>}{x}$',
  '```html\n<script>alert(1)</script><img src=x onerror=alert(1)>\n```',
  '```js\n"</span><script>alert(1)</script>"\n```',
  '```html" onload="alert(1)\n<b onload=x>\n```',
])('HTML in %j is text', (source) => {
  const html = render(source);
  const tags = html.match(/<[^>]*>/g) ?? [];
  expect(tags.join('')).not.toMatch(/<\/?(script|iframe|svg|b)\b/i);
  // Inside a tag every attribute value is quoted, and none of them is a handler.
  expect(tags.map((tag) => tag.replaceAll(/"[^"]*"/g, '""')).join('')).not.toMatch(/\son\w+=/i);
});

test('formulas become MathML, in a line and as a block of their own', () => {
  const inline = render('Energy is $E = mc^2$ here.');
  expect(inline).toMatch(
    /^<p>Energy is <math xmlns="[^"]+"><semantics>.*<msup><mi>c<\/mi><mn>2<\/mn><\/msup>.*<\/math> here\.<\/p>\n$/,
  );
  expect(render('$$\n\\frac{1}{2}\n$$')).toMatch(
    /^<p><math [^>]*display="block">.*<mfrac><mn>1<\/mn><mn>2<\/mn><\/mfrac>/,
  );
  expect(render('- $$\n  a\n  $$\n- b')).toContain('display="block"');
  expect(render('|a|\n|-|\n|$x$|')).toContain('<td><math');
});

test.each([
  ['costs $5 and $6', 'costs $5 and $6'],
  ['a $ b $ c', 'a $ b $ c'],
  ['\\$a$', '$a$'],
  ['`$a$`', '<code>$a$</code>'],
  ['$a', '$a'],
])('%j holds no formula', (source, html) => {
  expect(render(source)).toBe(`<p>${html}</p>\n`);
});

test.each([
  '\\frac{1}',
  '\\unknown{x}',
  '\\href{https://x.example}{x}',
  '\\includegraphics{https://x.example/a.png}',
  '\\htmlStyle{color:red}{x}',
  '\\def\\a{\\a\\a}\\a',
  '{'.repeat(1_900),
  'x'.repeat(2_001),
])('formula %#, which cannot be set, is shown as it was written', (tex) => {
  expect(render(`$${tex}$`)).toMatch(/^<p>(<code>)?\$[^<]+\$(<\/code>)?<\/p>\n$/);
});

test('a formula brings no style, no colour, no link and no picture of its own', () => {
  for (const tex of [
    '\\color{red}x',
    '\\colorbox{red}{x}',
    '\\pmb{x}',
    '\\fcolorbox{red}{blue}{x}',
    '\\rule{9999em}{9999em}',
  ]) {
    const html = render(`$${tex}$`);
    expect(html).toContain('<math');
    expect(html.replace(/<annotation.*<\/annotation>/, '')).not.toMatch(
      /\sstyle=|mathcolor|mathbackground|href|[1-9]\d\dem/,
    );
  }
});

test('code is coloured by classes alone, in the languages that are known', () => {
  expect(render('```js\nconst a = 1 < 2;\n```')).toBe(
    '<pre><code class="language-js"><span class="hljs-keyword">const</span> a = <span class="hljs-number">1</span> &lt; <span class="hljs-number">2</span>;\n</code></pre>\n',
  );
  expect(render('```elvish\na < b\n```')).toBe('<pre><code class="language-elvish">a &lt; b\n</code></pre>\n');
  expect(render('```__proto__\na\n```')).not.toContain('<span');
  expect(render(`\`\`\`js\n${'let a = 1;\n'.repeat(1_000)}\`\`\``), 'too long').not.toContain('<span');
  const many = render(`\`\`\`js\n${'let a = 1;\n'.repeat(900)}\`\`\`\n\n`.repeat(8));
  expect(many.split('<pre>').map((block) => block.includes('<span'))).toEqual([
    ...[false, true, true, true, true],
    ...[false, false, false, false],
  ]);
});

test('with anchors each block can be come back to; without, a text has no ids', () => {
  const source = '# A\n\nB\n\n- c\n\n> d\n\n$$x$$';
  expect(render(source)).not.toContain(' id=');
  const html = renderMarkdown(source, { origin, anchors: true });
  expect([...html.matchAll(/<(\w+) id="(p-\d)">/g)].map(([, tag, id]) => `${tag} ${id}`)).toEqual([
    'h3 p-1',
    'p p-2',
    'ul p-3',
    'blockquote p-4',
  ]);
});

test('an image is shown only from this install’s files; any other leaves its description', () => {
  const shown = `<p><img src="${file}" alt="a &lt;b&gt;" loading="lazy"></p>\n`;
  expect(render(`![a <b>](${file})`)).toBe(shown);
  expect(render(`![a <b>](${origin}${file})`)).toBe(shown);
  expect(render(`![of $x$](${file})`)).toContain('alt="of $x$"');
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
    formulas: '$a$ '.repeat(25_000),
    'large formulas': `$${'x^{y_z}'.repeat(280)}$ `.repeat(50),
    'formulas in formulas': `$${'\\sqrt{'.repeat(280)}x${'}'.repeat(280)}$ `.repeat(40),
    'open braces': `$${'{'.repeat(1_990)}$ `.repeat(50),
    'macros that grow': `$\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{${'x'.repeat(30)}}${'\\a'.repeat(40)}$ `.repeat(500),
    matrices: `$\\begin{matrix}${'a&'.repeat(900)}\\end{matrix}$ `.repeat(50),
    dollars: '$'.repeat(100_000),
    'open formulas': '$a '.repeat(33_000),
    'open blocks of formulas': '$$a\n'.repeat(25_000),
    'escaped dollars': '$\\'.repeat(50_000),
    ...Object.fromEntries(
      highlighted.flatMap((language) =>
        ['(', '"', '<a ', '0x', '\n'].map((piece) => [
          `${JSON.stringify(piece)} in ${language}`,
          `\`\`\`${language}\n${`${piece.repeat(390 / piece.length)}\n`.repeat(25)}\`\`\`\n\n`.repeat(4),
        ]),
      ),
    ),
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
