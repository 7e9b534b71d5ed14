import { createContext, useContext } from 'react';

/** What a control must know of the field around it to be announced with its label, hint and error. */
export interface FieldWiring {
  id: string;
  name: string;
  required: boolean;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export const FieldContext = createContext<FieldWiring | null>(null);

export function useField(): FieldWiring {
  const wiring = useContext(FieldContext);
  if (wiring === null) throw new Error('A control needs a Field around it');
  return wiring;
}

/** The id of the control named `name`, so that a list of errors can lead to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}
