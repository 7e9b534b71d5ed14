import { expect, test } from 'vitest';
import { whatItSays } from './what-it-says.ts';

const kind = { kind: 'pdf', keptAs: 'application/pdf' } as const;
const says = (text: string) => whatItSays(kind, Buffer.from(text, 'latin1')).slice(1);

test.each([
  ['as text', '%PDF /Author (Jane)', ['It names its author: “Jane”.']],
  ['in hexadecimal', '%PDF /Author <4A 61 6E65>', ['It names its author: “Jane”.']],
  [
    'in an object',
    '%PDF /Author 2 0 R\n12 0 obj (Joe) endobj\n2 0 obj\n(Jane) endobj',
    ['It names its author: “Jane”.'],
  ],
  [
    'in its metadata',
    '%PDF <dc:creator><rdf:Seq><rdf:li xml:lang="en">Jane</rdf:li></rdf:Seq></dc:creator>',
    ['It names its author: “Jane”.'],
  ],
  [
    'nowhere, but scripts and files',
    '%PDF /JS (app.alert) /EmbeddedFiles',
    ['It contains a script.', 'It contains other files.'],
  ],
])('a PDF that says who wrote it %s', (_, text, expected) => {
  expect(says(text)).toEqual(expected);
});

test('E04 a PDF of nothing but places for a name, three times as large as is taken, is looked through in no time', () => {
  const unit = `<dc:creator>${'<rdf:li'.repeat(20)}`;
  const text = unit.repeat(Math.ceil((75 * 1024 * 1024) / unit.length));
  const started = performance.now();
  expect(says(text)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(5_000);
});
