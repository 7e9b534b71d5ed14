import { describe, expect, it } from 'vitest';
import { createText } from '../../text/create-text.ts';
import { formKeyOf } from './form-key.tsx';
import { fieldReader, readForm } from './read-form.ts';
import { refusedFaults } from './refused.ts';

const { t } = createText('en');
const form = (entries: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.set(name, value);
  return data;
};

describe('reading a form', () => {
  it('takes numbers as people write them, and says which are none', () => {
    const { number, faults } = fieldReader(form({ a: '1,5', b: ' 2 ', c: '', d: 'two', 'e.f': '1e400' }), t);
    expect([number('a'), number('b'), number('c'), number('missing')]).toEqual([1.5, 2, undefined, undefined]);
    expect([number('d'), number('e.f')]).toEqual([undefined, undefined]);
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/d', '/e/f']);
  });

  it('keeps lines, without what browsers put between them', () => {
    expect(fieldReader(form({ a: ' one\r\ntwo ' }), t).text('a')).toBe('one\ntwo');
  });

  it('refuses what announces itself as too large before reading it', async () => {
    const request = (length: string) =>
      new Request('https://laurel.example/', {
        method: 'POST',
        body: new URLSearchParams({ a: '1' }),
        headers: { 'content-length': length },
      });
    expect((await readForm(request('3'))).get('a')).toBe('1');
    for (const length of ['5000000', 'many'])
      await expect(readForm(request(length))).rejects.toMatchObject({ data: { code: 'too-large', status: 413 } });
  });

  it('says one fault a field', () => {
    const fault = (pointer: string, message: string) => ({ pointer, message });
    const { data } = refusedFaults([fault('/a', 'first'), fault('/a', 'second'), fault('/b', 'third')], form({}));
    expect(data.problem.errors.map(({ message }) => message)).toEqual(['first', 'third']);
  });
});

describe('the key of a form', () => {
  it('stays the same however often the form is sent', () => {
    const sent = form({ formKey: '3b1e6c2a-9a0d-4a77-8d66-111111111111' });
    expect(formKeyOf(sent)).toBe('3b1e6c2a-9a0d-4a77-8d66-111111111111');
    expect(formKeyOf(sent)).toBe(formKeyOf(sent));
  });

  it.each(['', 'short', 'with spaces in it', 'line\nbreak-line-break'])('is made anew in place of %j', (formKey) => {
    expect(formKeyOf(form({ formKey }))).toMatch(/^[0-9a-f-]{36}$/);
  });
});
