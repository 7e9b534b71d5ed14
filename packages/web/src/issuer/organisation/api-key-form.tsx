import type { Permission } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { SaveOrCancel } from '../console/save-or-cancel.tsx';
import { scopeWords } from './scope-words.ts';

interface ApiKeyFormProps {
  /** What the reader may do: a key never may more. */
  permissions: readonly Permission[];
  /** The first day a key may end. */
  tomorrow: string;
  problem: Problem | undefined;
  entered: { name: string; scopes: readonly Permission[]; expiresOn: string } | undefined;
  cancel: string;
}

export function ApiKeyForm({ permissions, tomorrow, problem, entered, cancel }: ApiKeyFormProps) {
  const { t } = useText();
  const labels = {
    name: t('issuer.apiKeys.name'),
    scopes: t('issuer.apiKeys.scopes'),
    expiresOn: t('issuer.apiKeys.expires'),
  };
  return (
    <Form method="post">
      <Stack>
        <FormErrors problem={problem} fields={{ ...labels, expiresAt: labels.expiresOn }} />
        <Field name="name" label={labels.name} hint={t('issuer.apiKeys.nameHint')} error={faultOf(problem, 'name')}>
          <TextInput defaultValue={entered?.name} maxLength={200} autoComplete="off" />
        </Field>
        <RadioGroup
          name="scopes"
          choose="many"
          legend={labels.scopes}
          hint={t('issuer.apiKeys.scopesHint')}
          error={faultOf(problem, 'scopes')}
          defaultValues={entered?.scopes ?? []}
          options={permissions.map((permission) => ({ value: permission, label: scopeWords(t, permission) }))}
        />
        <Field
          name="expiresOn"
          label={labels.expiresOn}
          hint={t('issuer.apiKeys.expiresHint')}
          error={faultOf(problem, 'expiresAt')}
          optional
        >
          <TextInput type="date" width="short" min={tomorrow} defaultValue={entered?.expiresOn} />
        </Field>
        <SaveOrCancel save={t('issuer.apiKeys.createNow')} cancel={cancel} />
      </Stack>
    </Form>
  );
}
