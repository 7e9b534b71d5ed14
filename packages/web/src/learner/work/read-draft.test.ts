import { expect, test } from 'vitest';
import { chosenFiles, readDraft, readWhole } from './read-draft.ts';

function formOf(fields: Record<string, string | File | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) form.append(name, each);
  }
  return form;
}

test('a project is its text and those links that were written', () => {
  const form = formOf({
    body: 'One\r\nTwo',
    'link.0.url': ' https://work.example/1 ',
    'link.0.title': 'Mine',
    'link.1.url': '',
    'link.1.title': '',
  });
  expect(readDraft(form, 'project')).toEqual({
    body: 'One\nTwo',
    pieces: [],
    links: [{ url: 'https://work.example/1', title: 'Mine' }],
  });
});

test('a portfolio is its pieces in order; one without a title is none yet', () => {
  const form = formOf({
    piece: ['b', 'a', 'new'],
    'piece.a.title': 'A poster',
    'piece.a.reflection': 'It shows care.',
    'piece.a.url': 'https://work.example/a',
    'piece.b.title': 'A page',
    'piece.new.title': ' ',
    'piece.new.url': 'https://work.example/lost',
  });
  expect(readDraft(form, 'portfolio')).toEqual({
    body: '',
    pieces: [
      { id: 'b', title: 'A page', reflection: '' },
      { id: 'a', title: 'A poster', reflection: 'It shows care.' },
    ],
    links: [{ pieceId: 'a', url: 'https://work.example/a', title: '' }],
  });
});

test('an address that is only half typed keeps nothing else from being saved', () => {
  const form = formOf({ body: 'Words', 'link.0.url': 'https:/', 'link.1.url': 'https://work.example' });
  expect(readWhole(form, 'project')).toMatchObject({ body: 'Words', links: [{ url: 'https://work.example' }] });
});

test('files are those that were chosen, each with its piece', () => {
  const file = new File(['x'], 'a.txt');
  const form = formOf({ 'file.a': file, file: new File([], ''), body: 'x' });
  expect(chosenFiles(form)).toEqual([{ file, pieceId: 'a' }]);
});
