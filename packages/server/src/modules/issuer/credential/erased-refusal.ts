import { Refusal } from '../../../refusal.ts';

/** The answer to whoever asks for a credential that was erased. */
export function erasedRefusal(): Refusal {
  return new Refusal(
    'erased',
    'This credential was erased at the wish of the person it was for. Nothing of what it said is kept here.',
  );
}
