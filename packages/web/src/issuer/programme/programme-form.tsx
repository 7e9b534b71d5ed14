import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import { FormKeyField } from '../console/form-key.tsx';
import type { Refused, Values } from '../console/refused.ts';
import { SaveOrCancel } from '../console/save-or-cancel.tsx';
import { ProgrammeFields, programmeFieldNames } from './programme-fields.tsx';

interface ProgrammeFormProps {
  values: Values;
  returned: Refused | undefined;
  achievements: readonly { id: string; name: string }[];
  /** Present when a programme is started; its short name is chosen then and stays. */
  formKey?: string;
  submit: string;
  cancel: string;
}

/** Starts a programme, or changes what it says of itself. */
export function ProgrammeForm({
  values: initial,
  returned,
  achievements,
  formKey,
  submit,
  cancel,
}: ProgrammeFormProps) {
  const { t } = useText();
  const values = returned?.values ?? initial;
  const labels = Object.fromEntries(programmeFieldNames.map((name) => [name, t(`issuer.programmes.field.${name}`)]));
  return (
    <Form method="post">
      {formKey !== undefined && <FormKeyField formKey={formKey} values={values} />}
      <Stack>
        <FormErrors problem={returned?.problem} fields={labels} />
        <ProgrammeFields
          values={values}
          problem={returned?.problem}
          achievements={achievements}
          withSlug={formKey !== undefined}
        />
        <SaveOrCancel save={submit} cancel={cancel} />
      </Stack>
    </Form>
  );
}
