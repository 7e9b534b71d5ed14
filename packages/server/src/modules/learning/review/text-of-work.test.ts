import { expect, test } from 'vitest';
import { showWork, textOfWork } from './text-of-work.ts';

const origin = 'https://laurel.example';
const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](javascript:alert(1))',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '```html\n<script>alert(1)</script>\n```',
  '$\\href{javascript:alert(1)}{x}$',
  '<details open ontoggle=alert(1)>',
  '"><script>alert(1)</script>',
];

test.each(hostile)('J07 what a learner writes runs nowhere in a reviewer’s page: %s', (text) => {
  const { html, pieces } = showWork({ body: text, pieces: [{ id: 'p', title: text, reflection: text }] }, { origin });
  for (const shown of [html, ...pieces.map((piece) => piece.html)]) {
    expect(shown).not.toMatch(/<(script|iframe|svg|style|details|object|embed|form|img[^>]*javascript)/i);
    expect(shown).not.toMatch(/<[^>]+\son\w+\s*=/i);
    expect(shown).not.toMatch(/<[^>]+\s(href|src|xlink:href)\s*=\s*["']?\s*(javascript|data|vbscript):/i);
  }
});

test('the text of a portfolio is that of all its pieces, in order', () => {
  const pieces = [
    { id: '1', title: 'One', reflection: 'The *first* piece.' },
    { id: '2', title: 'Two', reflection: 'The second.' },
  ];
  expect(textOfWork(showWork({ body: 'Before.', pieces }, { origin }))).toBe('Before. The first piece. The second.');
});
