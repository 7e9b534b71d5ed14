/** Names one filling-in of a form: made when the form is first shown, sent as the Idempotency-Key. */
export function newFormKey(): string {
  return crypto.randomUUID();
}

const fieldName = 'formKey';

/** The form's key as it came back; a form sent twice is done once. */
export function formKeyOf(form: FormData): string {
  const key = form.get(fieldName);
  return typeof key === 'string' && /^[\w-]{8,64}$/.test(key) ? key : newFormKey();
}

interface FormKeyFieldProps {
  formKey: string;
  /** What came back with a refusal goes before: the same filling-in keeps its key. */
  values?: Readonly<Record<string, string>> | undefined;
}

export function FormKeyField({ formKey, values }: FormKeyFieldProps) {
  return <input type="hidden" name={fieldName} value={values?.[fieldName] ?? formKey} />;
}
