import type { Achievement } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useConsole } from '../console/console-data.ts';
import { FormKeyField } from '../console/form-key.tsx';
import type { Values } from '../console/refused.ts';
import { SaveOrCancel } from '../console/save-or-cancel.tsx';

interface IssueFormProps {
  values: Values;
  problem: Problem | undefined;
  formKey: string;
  achievements: readonly Achievement[];
  today: string;
}

/** The first step of issuing: what, and to whom. Nothing is issued by sending it. */
export function IssueForm({ values, problem, formKey, achievements, today }: IssueFormProps) {
  const { t } = useText();
  const { base } = useConsole();
  const labels = {
    achievementId: t('issuer.issue.field.achievementId'),
    'recipient.name': t('issuer.issue.field.name'),
    'recipient.email': t('issuer.issue.field.email'),
    completedOn: t('issuer.issue.field.completedOn'),
    narrative: t('issuer.issue.field.narrative'),
  };
  const field = (name: keyof typeof labels) => ({ name, label: labels[name], error: faultOf(problem, name) });
  return (
    <Form method="post">
      <FormKeyField formKey={formKey} values={values} />
      <Stack>
        <FormErrors problem={problem} fields={labels} />
        <Field {...field('achievementId')}>
          <Select
            prompt={t('form.chooseOne')}
            defaultValue={values.achievementId}
            options={achievements.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field {...field('recipient.name')} hint={t('issuer.issue.hint.name')}>
          <TextInput autoComplete="off" defaultValue={values['recipient.name']} maxLength={200} />
        </Field>
        <Field {...field('recipient.email')} hint={t('issuer.issue.hint.email')}>
          <TextInput type="email" autoComplete="off" defaultValue={values['recipient.email']} maxLength={254} />
        </Field>
        <Field {...field('completedOn')} hint={t('issuer.issue.hint.completedOn')}>
          <TextInput type="date" width="short" max={today} defaultValue={values.completedOn} />
        </Field>
        <Field {...field('narrative')} hint={t('issuer.issue.hint.narrative')} optional>
          <TextArea rows={3} defaultValue={values.narrative} maxLength={2000} />
        </Field>
        <SaveOrCancel intent="preview" save={t('issuer.issue.preview')} cancel={`${base}/credentials`} />
      </Stack>
    </Form>
  );
}
