import { zipFiles } from '@laurel/credential';
import { describe, expect, test } from 'vitest';
import { maySayWhose, whatItSays } from './what-it-says.ts';

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

describe('a document', () => {
  const word = {
    kind: 'document',
    keptAs: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  } as const;
  const modified = new Date('2026-11-26T00:00:00Z');
  const saysOf = async (name: string, content: string) =>
    whatItSays(word, await zipFiles({ files: [{ name, content }], modified })).slice(1);

  test.each([
    ['in its properties', 'docProps/core.xml', '<dc:creator>Jane</dc:creator>'],
    ['in a tracked change', 'word/document.xml', '<w:ins w:id="1" w:author="Jane">'],
    ['in a remark', 'word/comments.xml', '<w:comment w:author="Jane">'],
    ['in its list of people', 'word/people.xml', '<w15:person w15:author="Jane">'],
    ['in a remark of a table', 'xl/comments1.xml', '<authors><author>Jane</author></authors>'],
    ['in a list of a presentation', 'ppt/commentAuthors.xml', '<p:cmAuthor id="1" name="Jane">'],
  ])('that says who wrote it %s', async (_, name, text) => {
    expect(await saysOf(name, text)).toEqual(['It names who wrote it: “Jane”.']);
  });
});

test('a document that is too large to be looked into is not taken for one that names nobody', async () => {
  const files = [{ name: 'content.xml', content: ' '.repeat(9 * 1024 * 1024) }];
  const kind = { kind: 'document', keptAs: 'application/vnd.oasis.opendocument.text' } as const;
  const notes = whatItSays(kind, await zipFiles({ files, modified: new Date('2026-11-26T00:00:00Z') }));
  expect(maySayWhose({ mediaType: kind.keptAs, notes })).toBe(true);
});

describe('whether a file may say whose it is', () => {
  const pdf = { kind: 'pdf', keptAs: 'application/pdf' } as const;
  const bytes = Buffer.from('%PDF');

  test('a picture, a text, and a PDF that was made anew do not', () => {
    expect(
      maySayWhose({ mediaType: 'image/png', notes: whatItSays({ kind: 'image', keptAs: 'image/png' }, bytes) }),
    ).toBe(false);
    expect(maySayWhose({ mediaType: 'text/plain', notes: [] })).toBe(false);
    expect(maySayWhose({ mediaType: 'application/pdf', notes: whatItSays(pdf, bytes, { words: '', bytes }) })).toBe(
      false,
    );
  });

  test.each(['signed', 'locked', 'not-understood'] as const)('a PDF that is %s may', (left) => {
    expect(maySayWhose({ mediaType: 'application/pdf', notes: whatItSays(pdf, bytes, { words: '', left }) })).toBe(
      true,
    );
  });

  test('an archive and a video may', () => {
    for (const mediaType of ['application/zip', 'video/mp4', 'video/webm'])
      expect(maySayWhose({ mediaType, notes: [] })).toBe(true);
  });
});
