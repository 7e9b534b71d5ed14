import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { FormKeyField } from '../console/form-key.tsx';
import type { Refused, Values } from '../console/refused.ts';
import { SaveOrCancel } from '../console/save-or-cancel.tsx';

export interface CohortFormProps {
  values: Values;
  problem: Refused['problem'] | undefined;
  submit: string;
  /** Where one goes who changes nothing. */
  back: string;
  /** Of a new cohort: made once for each filling-in. */
  formKey?: string;
  /** Of one that is there: whether it can be closed. */
  closable?: boolean;
}

const days = ['startsOn', 'endsOn', 'enrolUntil'] as const;

/** What is decided about a cohort. */
export function CohortForm({ values, problem, submit, back, formKey, closable = false }: CohortFormProps) {
  const { t } = useText();
  const field = (name: 'name' | 'capacity' | (typeof days)[number]) => ({
    name,
    label: t(`issuer.cohorts.field.${name}`),
    hint: t(`issuer.cohorts.hint.${name}`),
    error: faultOf(problem, name),
  });
  const labels = Object.fromEntries(
    (['name', ...days, 'capacity'] as const).map((name) => [name, t(`issuer.cohorts.field.${name}`)]),
  );
  return (
    <Form method="post">
      {formKey !== undefined && <FormKeyField formKey={formKey} values={values} />}
      <Stack>
        <FormErrors problem={problem} fields={labels} />
        <Field {...field('name')}>
          <TextInput defaultValue={values.name} maxLength={200} />
        </Field>
        {days.map((name) => (
          <Field key={name} {...field(name)}>
            <TextInput type="date" width="short" defaultValue={values[name]} />
          </Field>
        ))}
        <Field {...field('capacity')} optional>
          <TextInput type="number" width="short" min={1} defaultValue={values.capacity} />
        </Field>
        {closable && (
          <Checkbox
            name="closed"
            label={t('issuer.cohorts.field.closed')}
            hint={t('issuer.cohorts.hint.closed')}
            defaultChecked={values.closed !== undefined}
          />
        )}
        <SaveOrCancel save={submit} cancel={back} />
      </Stack>
    </Form>
  );
}
