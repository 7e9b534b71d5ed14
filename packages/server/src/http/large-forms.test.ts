import { expect, test } from 'vitest';
import { LargeForms } from './large-forms.ts';

test('E04 somebody sends two forms with files at once, a third when one is there, and nobody waits for another', () => {
  const forms = new LargeForms();
  const [end] = [forms.begin('one'), forms.begin('one')];
  expect(() => forms.begin('one')).toThrow(expect.objectContaining({ code: 'rate-limited' }));
  forms.begin('other')();
  end();
  forms.begin('one');
  expect(() => forms.begin('one')).toThrow(expect.objectContaining({ code: 'rate-limited' }));
});
