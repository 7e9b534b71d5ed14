import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { LessonFieldsProps } from './use-lesson-field.ts';

export function CommonFields({ values, field }: LessonFieldsProps) {
  return (
    <>
      <Field {...field('title')}>
        <TextInput defaultValue={values.title} maxLength={200} />
      </Field>
      <Field {...field('minutes')}>
        <TextInput type="number" width="short" min={1} max={1000} defaultValue={values.minutes} />
      </Field>
    </>
  );
}

export function ReadingFields({ values, field }: LessonFieldsProps) {
  return (
    <Field {...field('markdown')}>
      <TextArea rows={20} defaultValue={values.markdown} maxLength={50_000} />
    </Field>
  );
}
