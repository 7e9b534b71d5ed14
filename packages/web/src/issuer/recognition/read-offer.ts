import type { RecognitionOfferInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { type Fault, fieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';
import { readRubric } from '../rubric/read-rubric.ts';

interface OfferEntry {
  offer: NonNullable<RecognitionOfferInput['offer']>;
  values: Values;
  faults: Fault[];
}

/** What the form of an offer holds: what evidence is wanted, and the rubric. */
export function readOffer(form: FormData, t: TFunction): OfferEntry {
  const { rubric, values, faults } = readRubric(form, t);
  const { number, text, faults: own } = fieldReader(form, t);
  const guidance = text('guidance');
  const retryDays = number('retryDays') ?? 0;
  const missing = guidance === '' ? [{ pointer: '/guidance', message: t('issuer.recognition.fault') }] : [];
  return { offer: { guidance, retryDays, rubric }, values, faults: [...missing, ...own, ...faults] };
}
