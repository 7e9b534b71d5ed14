import type { SectionsInput } from '@laurel/sdk';
import type { FieldReader } from '../console/read-form.ts';

/** How many sections the form has room for. */
export const sectionRows = 6;

/** The sections that the form holds; those that are not used are left out. `named` is what the exam names. */
export function readSections({ text, number }: FieldReader, named: string[]): SectionsInput['sections'] {
  return Array.from({ length: sectionRows }, (_, index) => index).flatMap((index) => {
    const at = (name: string) => `sections.${index}.${name}`;
    const source = text(at('source'));
    if (source === '') return [];
    const common = {
      title: text(at('title')),
      draw: number(at('draw')) ?? null,
      points: number(at('points')) ?? null,
    };
    return [source === 'named' ? { ...common, questionIds: named } : { ...common, poolId: source }];
  });
}
