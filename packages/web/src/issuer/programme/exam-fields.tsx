import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { LessonFieldsProps } from './use-lesson-field.ts';

/** What may be shown of a marked attempt, from little to much. */
export const feedbacks = ['score', 'outcomes', 'explanations'] as const;
export const supervisions = ['none', 'in-person', 'proctored'] as const;
const froms = ['at-once', 'at-the-end'] as const;

/** What an exam asks for, and what it shows afterwards. */
export function ExamFields({ values, field }: LessonFieldsProps) {
  return (
    <>
      <Field {...field('passMarkPercent')}>
        <TextInput type="number" width="short" min={1} max={100} defaultValue={values.passMarkPercent ?? '80'} />
      </Field>
      <Field {...field('timeLimitMinutes')} optional>
        <TextInput type="number" width="short" min={1} max={1440} defaultValue={values.timeLimitMinutes} />
      </Field>
      <Field {...field('attemptsAllowed')} optional>
        <TextInput type="number" width="short" min={1} max={100} defaultValue={values.attemptsAllowed} />
      </Field>
      <Field {...field('coolDownMinutes')} optional>
        <TextInput type="number" width="short" min={0} max={43_200} defaultValue={values.coolDownMinutes} />
      </Field>
      <Checkbox {...field('shuffle')} defaultChecked={values.shuffle === 'on'} />
      <SupervisionFields values={values} field={field} />
      <FeedbackFields values={values} field={field} />
      <Field {...field('instructions')} optional>
        <TextArea rows={4} defaultValue={values.instructions} maxLength={5000} />
      </Field>
    </>
  );
}

function SupervisionFields({ values, field }: LessonFieldsProps) {
  const { t } = useText();
  const how = field('supervision');
  return (
    <RadioGroup
      {...how}
      legend={how.label}
      defaultValue={values.supervision ?? 'none'}
      options={supervisions.map((value) => ({ value, label: t(`issuer.lessons.supervision.${value}`) }))}
    />
  );
}

function FeedbackFields({ values, field }: LessonFieldsProps) {
  const { t } = useText();
  const what = field('feedback');
  const when = field('feedbackFrom');
  return (
    <>
      <RadioGroup
        {...what}
        legend={what.label}
        defaultValue={values.feedback ?? 'explanations'}
        options={feedbacks.map((value) => ({ value, label: t(`issuer.lessons.feedback.${value}`) }))}
      />
      <RadioGroup
        {...when}
        legend={when.label}
        defaultValue={values.feedbackFrom ?? 'at-once'}
        options={froms.map((value) => ({ value, label: t(`issuer.lessons.feedbackFrom.${value}`) }))}
      />
    </>
  );
}
