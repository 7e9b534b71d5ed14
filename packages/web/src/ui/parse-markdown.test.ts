import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import { MarkdownText } from './markdown-text.tsx';

const html = (text: string) => render(createElement(MarkdownText, { text })).replace(/^<div[^>]*>|<\/div>$/g, '');

describe('a typed text', () => {
  it.each([
    ['one\n\ntwo', '<p>one</p><p>two</p>'],
    ['one\r\ntwo', '<p>one<br/>two</p>'],
    [
      'The holder has\n- read;\n- *done* **it**.',
      '<p>The holder has</p><ul><li>read;</li><li><em>done</em> <strong>it</strong>.</li></ul>',
    ],
    ['2. b\n3. c\n   and d', '<ol start="2"><li>b</li><li>c and d</li></ol>'],
    ['## Title\ntext with `code`', '<p><strong>Title</strong></p><p>text with <code>code</code></p>'],
    ['2 * 3 * 4 and **open', '<p>2 * 3 * 4 and **open</p>'],
    ['  \n\n ', ''],
  ])('%j keeps its form', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('cannot bring HTML or links along', () => {
    const attack = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) **<b>**';
    expect(html(attack)).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt; [x](javascript:alert(1)) <strong>&lt;b&gt;</strong></p>',
    );
  });

  it('is read in linear time', () => {
    const started = performance.now();
    html(`${'*a'.repeat(20_000)}${'`'.repeat(20_000)}\n${'**'.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
