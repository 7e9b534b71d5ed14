import { formText } from '../../session/form-text.ts';

/** Whom the form asks from outside, and for how many days. */
export function readGuest(form: FormData): { name: string; email: string; days: number } {
  const days = Number(formText(form, 'days'));
  return {
    name: formText(form, 'name').trim(),
    email: formText(form, 'email').trim(),
    days: Number.isInteger(days) ? days : 0,
  };
}
