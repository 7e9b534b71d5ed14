import { useState } from 'react';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { FormKeyField } from '../console/form-key.tsx';
import type { Refused } from '../console/refused.ts';

interface SetUpFormProps {
  returned: Refused | undefined;
  formKey: string;
  /** The server's own name, with its port where it has one: it stands in every DID given out here. */
  host: string;
}

/** Name, short name, description, website; and the DID that comes of the short name. */
export function SetUpForm({ returned, formKey, host }: SetUpFormProps) {
  const { t } = useText();
  const values = returned?.values;
  const [slug, setSlug] = useState(values?.slug ?? '');
  const problem = returned?.problem;
  const field = (name: 'name' | 'slug' | 'description' | 'website') => ({
    name,
    label: t(`issuer.organisation.field.${name}`),
    hint: t(`issuer.organisation.hint.${name}`),
    error:
      faultOf(problem, name) ??
      (name === 'slug' && problem?.code === 'slug-taken' ? t('problem.slug-taken') : undefined),
  });
  const labels = Object.fromEntries(
    (['name', 'slug', 'description', 'website'] as const).map((name) => [name, field(name).label]),
  );
  return (
    <Form method="post">
      <FormKeyField formKey={formKey} values={values} />
      <Stack>
        <FormErrors problem={problem} fields={labels} />
        <Field {...field('name')}>
          <TextInput defaultValue={values?.name} maxLength={200} autoComplete="organization" />
        </Field>
        <Field {...field('slug')}>
          <TextInput
            defaultValue={values?.slug}
            minLength={2}
            maxLength={60}
            autoCapitalize="off"
            spellCheck={false}
            onChange={({ target }) => setSlug(target.value)}
          />
        </Field>
        <Notice kind="warning" title={t('issuer.setUp.didTitle')}>
          <p>
            <code>{didOf(host, slug || t('issuer.setUp.didPlaceholder'))}</code>
          </p>
          <p>{t('issuer.setUp.didText')}</p>
        </Notice>
        <Field {...field('description')} optional>
          <TextArea rows={4} defaultValue={values?.description} maxLength={2000} />
        </Field>
        <Field {...field('website')} optional>
          <TextInput type="url" defaultValue={values?.website} maxLength={2000} />
        </Field>
        <div>
          <SubmitButton variant="primary">{t('issuer.setUp.submit')}</SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}

/** The DID an organisation of this short name gets (did:web: a colon for each slash, the port's own colon encoded). */
export function didOf(host: string, slug: string): string {
  return `did:web:${encodeURIComponent(host)}:issuers:${slug}`;
}
