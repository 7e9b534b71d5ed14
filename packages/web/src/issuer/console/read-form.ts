import type { TFunction } from 'i18next';
import { pageProblem } from '../../session/problem.ts';

const megabyte = 1024 * 1024;

/**
 * The form a page was sent. What is announced as too large is refused before it is read; browsers always announce it.
 */
export async function readForm(request: Request, { maxMegabytes = 4 } = {}): Promise<FormData> {
  const announced = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  if (!(announced <= maxMegabytes * megabyte))
    throw pageProblem({
      status: 413,
      code: 'too-large',
      title: 'The form is too large',
      detail: `At most ${maxMegabytes} MB can be sent at once. Nothing was changed.`,
      errors: [],
    });
  return await request.formData();
}

export interface Fault {
  pointer: string;
  message: string;
}

/** Reads the fields of a form; what cannot be read is kept in `faults`, in the reader's language. */
export interface FieldReader {
  /** Without the white space around it; lines end as the API keeps them. */
  text: (name: string) => string;
  /** Nothing where nothing was entered. */
  optional: (name: string) => string | undefined;
  number: (name: string) => number | undefined;
  checked: (name: string) => boolean;
  faults: Fault[];
}

export function fieldReader(form: FormData, t: TFunction): FieldReader {
  const faults: Fault[] = [];
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
  };
  const number = (name: string) => {
    const written = text(name);
    if (written === '') return undefined;
    const value = Number(written.replace(',', '.'));
    if (Number.isFinite(value)) return value;
    faults.push({ pointer: `/${name.replaceAll('.', '/')}`, message: t('issuer.form.number') });
    return undefined;
  };
  return { text, optional: (name) => text(name) || undefined, number, checked: (name) => form.has(name), faults };
}
