import { faultsOf, type ProgrammeInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
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
  };
  return { body, faults };
}

/** The same, before a programme is started; the contract knows what a short name looks like. */
export function readNewProgramme(form: FormData, t: TFunction): ProgrammeEntry {
  const { body, faults } = readProgramme(form, t);
  const inWords = ({ pointer, message }: Fault) => ({
    pointer,
    message: pointer === '/achievementId' ? t('issuer.programmes.fault.achievement') : message,
  });
  return { body, faults: [...faults, ...faultsOf('createProgramme', body).map(inWords)] };
}
