import type { Organisation } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ImageField } from '../console/image-field.tsx';
import type { Refused } from '../console/refused.ts';

interface SettingsFormProps {
  organisation: Organisation;
  returned: Refused | undefined;
}

/** Changes what an organisation says of itself. */
export function SettingsForm({ organisation, returned }: SettingsFormProps) {
  const { t } = useText();
  const { name, description, website, logoUrl } = organisation;
  const kept = { name, description, website: website ?? '', logoUrl: logoUrl ?? '' };
  const values: Record<string, string | undefined> = returned?.values ?? kept;
  const problem = returned?.problem;
  const field = (named: 'name' | 'description' | 'website' | 'logo') => ({
    name: named,
    label: t(`issuer.organisation.field.${named}`),
    hint: t(`issuer.organisation.hint.${named}`),
    error: faultOf(problem, named),
  });
  const labels = Object.fromEntries(
    (['name', 'description', 'website', 'logo'] as const).map((named) => [named, field(named).label]),
  );
  return (
    <Form method="post" encType="multipart/form-data" key={JSON.stringify(returned?.values)}>
      <Stack>
        <FormErrors problem={problem} fields={labels} />
        <Field {...field('name')}>
          <TextInput defaultValue={values.name} maxLength={200} />
        </Field>
        <Field {...field('description')} optional>
          <TextArea rows={4} defaultValue={values.description} maxLength={2000} />
        </Field>
        <Field {...field('website')} optional>
          <TextInput type="url" defaultValue={values.website} maxLength={2000} />
        </Field>
        <ImageField {...field('logo')} imageUrl={values.logoUrl || undefined} />
        <div>
          <SubmitButton variant="primary">{t('issuer.form.save')}</SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}
