import type { CohortInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { type Fault, fieldReader } from '../console/read-form.ts';

/** A cohort as it was filled in, and what cannot be read of it. */
export function readCohort(form: FormData, t: TFunction): { body: CohortInput; faults: Fault[] } {
  const { text, number, faults } = fieldReader(form, t);
  const day = (name: 'startsOn' | 'endsOn' | 'enrolUntil') => {
    const value = text(name);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value))
      faults.push({ pointer: `/${name}`, message: t('issuer.cohorts.fault.day') });
    return value;
  };
  const capacity = number('capacity') ?? null;
  const body = {
    name: text('name'),
    startsOn: day('startsOn'),
    endsOn: day('endsOn'),
    enrolUntil: day('enrolUntil'),
    capacity,
  };
  if (capacity !== null && !(Number.isInteger(capacity) && capacity >= 1))
    faults.push({ pointer: '/capacity', message: t('issuer.cohorts.fault.capacity') });
  return { body, faults };
}
