import { expect, test } from 'vitest';
import { renderMarkdown } from '../../render-markdown.ts';
import { parseHtml } from './parse-html.ts';
import { toMarkdown } from './to-markdown.ts';

const noted: string[] = [];
const around = {
  picture: (source: string) => (source === 'here.png' ? 'media/here.png' : undefined),
  link: (target: string) => (/^https?:/.test(target) ? target : undefined),
  note: (sentence: string) => void noted.push(sentence),
};
const markdown = (html: string) => toMarkdown(parseHtml(html), around);

test.each([
  ['headings and paragraphs', '<h1>One</h1><p>Two <b>three</b> <i>four</i></p>', '# One\n\nTwo **three** *four*'],
  ['paragraphs that are not ended', '<p>One<p>Two', 'One\n\nTwo'],
  ['lists in lists', '<ul><li>a<ol><li>b</li><li>c</ol><li>d</ul>', '- a\n\n  1. b\n  2. c\n- d'],
  [
    'links, within and without',
    '<a href="https://a.example/x y">A</a> <a href="page2.html">B</a>',
    '[A](https://a.example/x%20y) B',
  ],
  [
    'pictures',
    '<img src="here.png" alt="seen"><img src="there.png" alt="not seen">',
    '![seen](media/here.png)not seen',
  ],
  [
    'tables',
    '<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td></tr></table>',
    '| a | b |\n| --- | --- |\n| 1\\|2 |  |',
  ],
  ['code', '<pre>a\n  b</pre><p><code>x`y</code>', '```\na\n  b\n```\n\n``x`y``'],
  ['quotations', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
  [
    'a formula with its source',
    '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math>',
    '$x^2$',
  ],
  ['entities', '<p>caf&eacute; &amp;lt; &#8364;&#x20AC;', 'café \\&lt; €€'],
  ['what Markdown would take for its own', '<p>1. *not* a `list` [x](y)', '1\\. \\*not\\* a \\`list\\` \\[x\\](y)'],
  ['a line that would be a heading', '<p># no<br>- no<br>===', '\\# no\\\n\\- no\\\n\\==='],
  ['scripts, styles and comments', 'a<script>alert("</p>")</script><style>p{}</style><!-- b -->c', 'ac'],
  ['an attribute with a tag in it', '<p title="<b>">x</p>', 'x'],
  ['a tag that does not end', 'a <b', 'a \\<b'],
  ['nothing', '', ''],
])('%s', (_, html, expected) => {
  expect(markdown(html)).toBe(expected);
});

test('what is left behind is noted', () => {
  noted.length = 0;
  markdown(
    '<script>1</script><form><input>text</form><math><mi>x</mi></math>x<sup>2</sup><iframe src="https://v.example/1"></iframe>',
  );
  expect(noted).toHaveLength(6);
});

test('I01 I02 what others wrote never becomes HTML of theirs', () => {
  const attacks = [
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<svg onload=alert(1)>',
    '<<script>script>alert(1)<</script>/script>',
    '<a href="https://a.example/)&quot;onmouseover=alert(1)">x</a>',
    '<p>![x](javascript:alert(1))',
  ];
  for (const html of attacks) {
    const shown = renderMarkdown(markdown(html), { origin: 'https://laurel.example' });
    expect(shown).not.toMatch(/<(script|img|svg|iframe)|href="javascript|\son\w+=/i);
  }
});

test('I08 it takes time in proportion to what there is to read', () => {
  for (const bad of ['<a "\'', '<a', '<!--', '</', '<div>', '<b><', '&', '<p title="', '<li>', '<table><tr><td>']) {
    const started = performance.now();
    markdown(bad.repeat(40_000));
    expect([bad, performance.now() - started < 20_000]).toEqual([bad, true]);
  }
});
