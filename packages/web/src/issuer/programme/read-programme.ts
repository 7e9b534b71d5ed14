import { faultsOf, type ProgrammeInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { decimalsOf } from '../../text/format.ts';
import { type Fault, fieldReader } from '../console/read-form.ts';

interface ProgrammeEntry {
  body: ProgrammeInput;
  faults: Fault[];
}

/** What the form of a programme holds. */
export function readProgramme(form: FormData, t: TFunction): ProgrammeEntry {
  const { text, number, faults } = fieldReader(form, t);
  const body: ProgrammeInput = {
    title: text('title'),
    slug: text('slug'),
    summary: text('summary'),
    description: text('description'),
    language: text('language'),
    level: text('level'),
    hours: number('hours') ?? 0,
    achievementId: text('achievementId'),
    price: readPrice({ amount: number('price'), currency: text('currency').toUpperCase() }),
    priceNote: text('priceNote'),
    prerequisiteIds: form.getAll('prerequisiteIds').filter((value) => typeof value === 'string'),
  };
  if (body.price && body.price.currency === '') {
    faults.push({ pointer: '/currency', message: t('issuer.programmes.fault.currency') });
  }
  return { body, faults };
}

/** Nothing, or nought, is free. */
function readPrice({ amount, currency }: { amount: number | undefined; currency: string }): ProgrammeInput['price'] {
  if (!amount) return null;
  const known = /^[A-Z]{3}$/.test(currency);
  return { minor: Math.round(amount * 10 ** (known ? decimalsOf(currency) : 2)), currency: known ? currency : '' };
}

/** The same, before a programme is started; the contract knows what a short name looks like. */
export function readNewProgramme(form: FormData, t: TFunction): ProgrammeEntry {
  const { body, faults } = readProgramme(form, t);
  const isNew = ({ pointer }: Fault) => pointer !== '/price/currency';
  const inWords = ({ pointer, message }: Fault) => ({
    pointer,
    message: pointer === '/achievementId' ? t('issuer.programmes.fault.achievement') : message,
  });
  return { body, faults: [...faults, ...faultsOf('createProgramme', body).filter(isNew).map(inWords)] };
}
