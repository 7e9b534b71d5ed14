import { submissionFileKinds } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Values } from '../console/refused.ts';
import type { LessonFieldsProps } from './use-lesson-field.ts';

const dues = ['none', 'on', 'enrolment', 'cohort-start'] as const;
const lates = ['marked', 'refused'] as const;

/** What a project or portfolio asks for, until when, and what may be handed in. */
export function AssignmentFields({ values, field }: LessonFieldsProps) {
  const { t } = useText();
  const isNew = values.dueKind === undefined;
  return (
    <>
      <Field {...field('instructions')} hint={t('issuer.assignment.hint.instructions')}>
        <TextArea rows={12} defaultValue={values.instructions} maxLength={20_000} />
      </Field>
      <Checkbox
        name="required"
        label={t('issuer.assignment.field.required')}
        hint={t('issuer.assignment.hint.required')}
        defaultChecked={isNew || values.required === 'on'}
      />
      <DueFields values={values} field={field} />
      <fieldset>
        <legend>{t('issuer.assignment.field.fileKinds')}</legend>
        <Stack gap="s">
          {submissionFileKinds.map((kind) => (
            <Checkbox
              key={kind}
              name={`fileKind.${kind}`}
              label={t(`issuer.assignment.fileKind.${kind}`)}
              defaultChecked={isNew || values[`fileKind.${kind}`] === 'on'}
            />
          ))}
        </Stack>
      </fieldset>
      <Field {...field('maxFiles')}>
        <TextInput type="number" width="short" min={0} max={20} defaultValue={values.maxFiles ?? '5'} />
      </Field>
      <Checkbox
        name="linkRequired"
        label={t('issuer.assignment.field.linkRequired')}
        defaultChecked={values.linkRequired === 'on'}
      />
    </>
  );
}

function DueFields({ values, field }: { values: Values } & Pick<LessonFieldsProps, 'field'>) {
  const { t } = useText();
  return (
    <>
      <RadioGroup
        name="dueKind"
        legend={t('issuer.assignment.field.due')}
        defaultValue={values.dueKind ?? 'none'}
        options={dues.map((value) => ({ value, label: t(`issuer.assignment.due.${value}`) }))}
      />
      <Field {...field('dueOn')} optional>
        <TextInput type="datetime-local" width="short" defaultValue={values.dueOn} />
      </Field>
      <Field {...field('dueDays')} optional>
        <TextInput type="number" width="short" min={1} max={1000} defaultValue={values.dueDays} />
      </Field>
      <RadioGroup
        name="lateHandIn"
        legend={t('issuer.assignment.field.lateHandIn')}
        defaultValue={values.lateHandIn ?? 'marked'}
        options={lates.map((value) => ({ value, label: t(`issuer.assignment.late.${value}`) }))}
      />
    </>
  );
}
