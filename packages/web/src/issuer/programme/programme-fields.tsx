import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Values } from '../console/refused.ts';

interface ProgrammeFieldsProps {
  values: Values;
  problem: Problem | undefined;
  achievements: readonly { id: string; name: string }[];
  withSlug: boolean;
}

/** The fields of a programme's form, in their order. */
export const programmeFieldNames = [
  'title',
  'slug',
  'achievementId',
  'summary',
  'description',
  'hours',
  'level',
  'language',
  'price',
  'currency',
  'priceNote',
  'prerequisiteIds',
] as const;

type Name = (typeof programmeFieldNames)[number];

export function ProgrammeFields({ values, problem, achievements, withSlug }: ProgrammeFieldsProps) {
  const { t } = useText();
  const field = (name: Name) => ({
    name,
    label: t(`issuer.programmes.field.${name}`),
    hint: t(`issuer.programmes.hint.${name}`),
    error: faultOf(problem, name),
  });
  return (
    <>
      <Field {...field('title')}>
        <TextInput defaultValue={values.title} maxLength={200} />
      </Field>
      {withSlug && (
        <Field {...field('slug')}>
          <TextInput defaultValue={values.slug} minLength={2} maxLength={60} autoCapitalize="off" spellCheck={false} />
        </Field>
      )}
      <Field {...field('achievementId')}>
        <Select
          prompt={t('form.chooseOne')}
          defaultValue={values.achievementId}
          options={achievements.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field {...field('summary')}>
        <TextArea rows={3} defaultValue={values.summary} maxLength={500} />
      </Field>
      <Field {...field('description')} optional>
        <TextArea rows={6} defaultValue={values.description} maxLength={20_000} />
      </Field>
      <Field {...field('hours')} optional>
        <TextInput width="short" inputMode="decimal" defaultValue={values.hours} />
      </Field>
      <Field {...field('level')} optional>
        <TextInput defaultValue={values.level} maxLength={60} />
      </Field>
      <Field {...field('language')}>
        <TextInput width="short" defaultValue={values.language ?? 'en'} maxLength={35} autoCapitalize="off" />
      </Field>
      <Field {...field('price')} optional>
        <TextInput width="short" inputMode="decimal" defaultValue={values.price} />
      </Field>
      <Field {...field('currency')} optional>
        <TextInput width="short" defaultValue={values.currency} maxLength={3} autoCapitalize="characters" />
      </Field>
      <Field {...field('priceNote')} optional>
        <TextArea rows={2} defaultValue={values.priceNote} maxLength={500} />
      </Field>
      {achievements.length > 0 && (
        <RadioGroup
          choose="many"
          name="prerequisiteIds"
          legend={t('issuer.programmes.field.prerequisiteIds')}
          hint={t('issuer.programmes.hint.prerequisiteIds')}
          error={faultOf(problem, 'prerequisiteIds')}
          options={achievements.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
          defaultValues={(values.prerequisiteIds ?? '').split(' ')}
        />
      )}
    </>
  );
}
