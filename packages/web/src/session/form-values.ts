/**
 * What was typed, to fill the form again after a refusal: `return data({ problem, values: formValues(form) }, …)`.
 * Fields whose name says password or secret are left out, and so are files.
 */
export function formValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !/password|secret/i.test(name)) values[name] = value;
  }
  return values;
}
