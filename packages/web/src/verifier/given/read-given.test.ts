import { describe, expect, it } from 'vitest';
import { longestForm, readGiven, readGivenRequest } from './read-given.ts';

function form(typed: string, ...files: File[]): FormData {
  const data = new FormData();
  data.set('credential', typed);
  // A form without a chosen file sends an empty one without a name.
  for (const file of files.length > 0 ? files : [new File([], '')]) data.append('file', file);
  return data;
}
const limits = { mostBytes: 1_000 };
const bytes = (text: string) => new TextEncoder().encode(text);

describe('the form', () => {
  it('takes files before the text field, each by its name, and keeps what was typed', async () => {
    const files = [new File(['{"a":1}'], 'mine.json'), new File(['{"b":1}'], 'other.json')];
    expect(await readGiven(form('https://laurel.example/x', ...files), limits)).toEqual({
      typed: 'https://laurel.example/x',
      sources: [
        { fileName: 'mine.json', content: bytes('{"a":1}') },
        { fileName: 'other.json', content: bytes('{"b":1}') },
      ],
    });
  });

  it('takes the text where no file was chosen, without the space around it', async () => {
    const given = await readGiven(form(' {"a":1}\n'), limits);
    expect(given.sources).toEqual([{ fileName: undefined, content: '{"a":1}' }]);
  });

  it.each([
    ['empty', form(' \n ')],
    ['too-large', form('', new File(['x'.repeat(600)], 'a'), new File(['x'.repeat(600)], 'b'))],
    ['too-many', form('', ...Array.from({ length: 201 }, () => new File(['x'], 'a')))],
  ])('says %s of what is not looked at', async (fault, given) => {
    expect(await readGiven(given, limits)).toMatchObject({ fault, sources: [] });
  });

  it('of an unknown sender is not read when it is too long, or does not say how long it is', async () => {
    const post = (headers: Record<string, string>) =>
      readGivenRequest(new Request('https://laurel.example/verify', { method: 'POST', body: 'x', headers }));
    const tooLarge = { fault: 'too-large', sources: [] };
    expect(await post({ 'content-length': String(longestForm + 1) })).toMatchObject(tooLarge);
    expect(await post({})).toMatchObject(tooLarge);
  });
});
