import { describe, expect, it } from 'vitest';
import { longestGiven } from './judge-given.ts';
import { readGiven, readGivenRequest } from './read-given.ts';

function form(typed: string, file?: File): FormData {
  const data = new FormData();
  data.set('credential', typed);
  // A form without a chosen file sends an empty one without a name.
  data.set('file', file ?? new File([], ''));
  return data;
}

describe('the form', () => {
  it('takes a file before the text field, and keeps what was typed', async () => {
    const given = await readGiven(form('https://laurel.example/x', new File(['{"a":1}'], 'mine.json')));
    expect(given).toEqual({
      judged: { kind: 'credential', text: '{"a":1}' },
      typed: 'https://laurel.example/x',
      fileName: 'mine.json',
    });
  });

  it('takes the text where no file was chosen', async () => {
    const given = await readGiven(form('{"a":1}'));
    expect(given).toEqual({ judged: { kind: 'credential', text: '{"a":1}' }, typed: '{"a":1}', fileName: undefined });
  });

  it('says of an empty file that it is empty, not that none was given', async () => {
    const given = await readGiven(form('{"a":1}', new File([], 'empty.json')));
    expect(given).toMatchObject({ judged: { kind: 'fault', fault: 'empty' }, fileName: 'empty.json' });
  });

  it('is not read at all when it is longer than any credential, or does not say how long it is', async () => {
    const post = (headers: Record<string, string>) =>
      readGivenRequest(new Request('https://laurel.example/verify', { method: 'POST', body: 'x', headers }));
    const tooLarge = { judged: { kind: 'fault', fault: 'too-large' } };
    expect(await post({ 'content-length': String(longestGiven * 3) })).toMatchObject(tooLarge);
    expect(await post({})).toMatchObject(tooLarge);
  });
});
