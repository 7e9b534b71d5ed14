import { describe, expect, it } from 'vitest';
import { createText } from '../../text/create-text.ts';
import { programme } from '../testing/samples.ts';
import { valuesOfProgramme } from './programme-values.ts';
import { readNewProgramme, readProgramme } from './read-programme.ts';

const { t } = createText('en');

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

describe('the price in a programme’s form', () => {
  it.each([
    [
      { price: '49,50', currency: 'eur' },
      { minor: 4950, currency: 'EUR' },
    ],
    [
      { price: '1200', currency: 'JPY' },
      { minor: 1200, currency: 'JPY' },
    ],
    [
      { price: '0.29', currency: 'GBP' },
      { minor: 29, currency: 'GBP' },
    ],
    [{ price: '', currency: 'EUR' }, null],
    [{ price: '0', currency: '' }, null],
  ])('%j is %j', (fields, price) => {
    const { body, faults } = readProgramme(formOf(fields), t);
    expect(body.price).toEqual(price);
    expect(faults).toEqual([]);
  });

  it('asks once, in words, for a currency that is missing or none', () => {
    const texts = { title: 'T', slug: 'short', summary: 'S', language: 'en' };
    const form = formOf({ ...texts, achievementId: programme.achievementId, price: '5', currency: 'euros' });
    const { faults } = readNewProgramme(form, t);
    expect(faults).toEqual([{ pointer: '/currency', message: 'Write the currency in three letters, such as EUR' }]);
  });

  it('comes back into the form as it was written', () => {
    const price = { minor: 4950, currency: 'EUR' };
    expect(valuesOfProgramme({ ...programme, price })).toMatchObject({ price: '49.5', currency: 'EUR' });
    expect(valuesOfProgramme({ ...programme, price: { minor: 7, currency: 'JPY' } }).price).toBe('7');
    expect(valuesOfProgramme(programme)).toMatchObject({ price: '', currency: '' });
  });
});
