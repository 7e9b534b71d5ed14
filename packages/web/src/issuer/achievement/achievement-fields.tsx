import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ImageField } from '../console/image-field.tsx';
import type { Values } from '../console/refused.ts';
import { achievementKinds } from './achievement-kinds.ts';

interface FieldsProps {
  values: Values;
  problem: Problem | undefined;
}

/** What it is called, what it says, how it is earned, how it looks. */
export function IdentityFields({ values, problem }: FieldsProps) {
  const { t } = useText();
  const error = (name: string) => faultOf(problem, name);
  return (
    <>
      <Field
        name="name"
        label={t('issuer.achievements.field.name')}
        hint={t('issuer.achievements.hint.name')}
        error={error('name')}
      >
        <TextInput defaultValue={values.name} maxLength={200} />
      </Field>
      <Field name="kind" label={t('issuer.achievements.field.kind')} error={error('kind')}>
        <Select
          defaultValue={values.kind ?? 'micro-credential'}
          options={achievementKinds.map((kind) => ({ value: kind, label: t(`credential.kind.${kind}`) }))}
        />
      </Field>
      <Field
        name="description"
        label={t('issuer.achievements.field.description')}
        hint={t('issuer.achievements.hint.description')}
        error={error('description')}
      >
        <TextArea rows={4} defaultValue={values.description} maxLength={5000} />
      </Field>
      <Field
        name="criteria"
        label={t('issuer.achievements.field.criteria')}
        hint={t('issuer.achievements.hint.criteria')}
        error={error('criteria')}
      >
        <TextArea rows={6} defaultValue={values.criteria} maxLength={10_000} />
      </Field>
      <ImageField
        name="image"
        label={t('issuer.achievements.field.image')}
        hint={t('issuer.achievements.hint.image')}
        imageUrl={values.imageUrl || undefined}
        error={error('image') ?? error('imageUrl')}
      />
    </>
  );
}

/** How much it is, and in which language. */
export function SizeFields({ values, problem }: FieldsProps) {
  const { t } = useText();
  const error = (name: string) => faultOf(problem, name);
  return (
    <>
      <Field
        name="hours"
        label={t('issuer.achievements.field.hours')}
        hint={t('issuer.achievements.hint.hours')}
        error={error('hours')}
        optional
      >
        <TextInput width="short" inputMode="decimal" defaultValue={values.hours} />
      </Field>
      <Field
        name="credits"
        label={t('issuer.achievements.field.credits')}
        hint={t('issuer.achievements.hint.credits')}
        error={error('credits')}
        optional
      >
        <TextInput width="short" inputMode="decimal" defaultValue={values.credits} />
      </Field>
      <Field
        name="creditSystem"
        label={t('issuer.achievements.field.creditSystem')}
        hint={t('issuer.achievements.hint.creditSystem')}
        error={error('creditSystem')}
        optional
      >
        <TextInput width="short" defaultValue={values.creditSystem} maxLength={40} />
      </Field>
      <Field
        name="level"
        label={t('issuer.achievements.field.level')}
        hint={t('issuer.achievements.hint.level')}
        error={error('level')}
        optional
      >
        <TextInput defaultValue={values.level} maxLength={60} />
      </Field>
      <Field
        name="language"
        label={t('issuer.achievements.field.language')}
        hint={t('issuer.achievements.hint.language')}
        error={error('language')}
      >
        <TextInput width="short" defaultValue={values.language ?? 'en'} maxLength={35} autoCapitalize="off" />
      </Field>
    </>
  );
}
